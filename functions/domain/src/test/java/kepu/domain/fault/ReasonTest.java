package kepu.domain.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.review.Verdict;
import kepu.domain.review.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonSaysSomethingInChineseAndInEnglish(Reason reason) {
        Object[] about = {"甲", "乙", "丙"};
        String chinese = reason.chinese(about);
        String english = reason.english(about);
        assertTrue(chinese.codePoints().anyMatch(Character::isIdeographic), chinese);
        assertTrue(english.matches("(?s).*[A-Za-z]{3}.*"), english);
        assertFalse(english.replaceAll("[甲乙丙]", "").codePoints().anyMatch(Character::isIdeographic), english);
        assertFalse((chinese + english).contains("{"), "every place is filled: " + chinese + english);
        for (String place : List.of("甲", "乙", "丙")) {
            assertEquals(chinese.contains(place), english.contains(place), "both tell the same: " + english);
        }
    }

    /** The numbers of our rules mean nothing to whoever reads a refusal or a warning. */
    @Test
    void noRuleNumberIsTold() {
        Stream.of(
                        Arrays.stream(Reason.values()).flatMap(one -> Stream.of(one.chinese(), one.english())),
                        Arrays.stream(Warning.values()).flatMap(one -> Stream.of(one.chinese(), one.english())))
                .flatMap(texts -> texts)
                .forEach(text -> assertFalse(text.matches("(?s).*\\b[QR]-?[0-9].*"), text));
    }

    @Test
    void whatIsFilledInIsTakenLiterally() {
        assertEquals("请求格式有误：{0} ' {1}", Reason.MALFORMED.chinese("{0} ' {1}"));
        assertEquals(
                "最多 1000000 字节".length(), Reason.TOO_LARGE.chinese(1_000_000).length() - "内容过大，".length());
    }

    @Test
    void aFormIsRefusedWithAllItsFaults() {
        List<Fault> faults = List.of(Reason.MISSING.at("name", "R-50"), Reason.MISSING.at("place", "R-52"));
        Refusal refusal = Refusal.of(faults);
        assertEquals(Reason.INVALID, refusal.reason());
        assertEquals(faults, refusal.faults());
        assertEquals("有 2 处需要修改", refusal.chinese());
        assertThrows(IllegalArgumentException.class, () -> Refusal.of(List.of()));
    }

    @Test
    void whatARefusalIsAboutIsToldInItsLanguage() {
        Refusal locked = Reason.NOT_EDITABLE.refuse(ActivityStatus.PROVINCE_PENDING.words());
        assertTrue(locked.chinese().contains("省管理员审批中"), locked.chinese());
        assertTrue(locked.english().contains("under review by its province"), locked.english());

        Refusal unknown = Refusal.malformed(List.of(Reason.UNKNOWN_FIELD.at("y", "", "y")));
        assertEquals("请求格式有误：不认识的字段：y", unknown.chinese());
        assertEquals("The request is malformed: Unknown field: y", unknown.english());

        Refusal notOffered = Reason.VERDICT_NOT_OFFERED.refuse(Verdict.BACK_TO_PROVINCE.words());
        assertFalse(notOffered.english().codePoints().anyMatch(Character::isIdeographic), notOffered.english());
    }
}
