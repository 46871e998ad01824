package kepu.domain.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import kepu.domain.fault.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {
    @Test
    void anApprovalNeedsNoReason() {
        assertEquals("", new Decision(Verdict.APPROVE, 1, "", Map.of()).reason());
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURN", "REJECT", "BACK_TO_PROVINCE"})
    void everythingElseDoes(Verdict verdict) {
        assertEquals("reason REASON_REQUIRED", fault(verdict, " \u3000", Map.of()));
    }

    @Test
    void nobodyDecidesThatTimeIsOver() {
        assertEquals("verdict UNKNOWN_CHOICE", fault(Verdict.EXPIRED, "理由", Map.of()));
    }

    @Test
    void aReasonIsCountedInCharacters() {
        assertEquals(
                2_000,
                new Decision(Verdict.REJECT, 1, "𠮷".repeat(2_000), Map.of())
                        .reason()
                        .codePointCount(0, 4_000));
        assertEquals("reason TOO_LONG", fault(Verdict.REJECT, "长".repeat(2_001), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "名称", "contact phone", "$where", "<script>"})
    void aNoteIsOnAField(String field) {
        assertEquals("notes UNKNOWN_FIELD", fault(Verdict.RETURN, "理由", Map.of(field, "请改")));
    }

    @Test
    void aNoteIsNoLongerThanAReason() {
        assertEquals("notes.name TOO_LONG", fault(Verdict.RETURN, "理由", Map.of("name", "长".repeat(2_001))));
        assertEquals(
                Map.of("scientists[1].name", "请写全名"),
                new Decision(Verdict.RETURN, 1, "理由", Map.of("scientists[1].name", "请写全名")).notes());
    }

    private static String fault(Verdict verdict, String reason, Map<String, String> notes) {
        var fault = assertThrows(Refusal.class, () -> new Decision(verdict, 1, reason, notes))
                .faults()
                .get(0);
        return fault.field() + " " + fault.reason();
    }
}
