package kepu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void timesAreInBeijingToTheSecond() {
        assertEquals("2023-09-17T09:00:00+08:00", Json.time(Instant.parse("2023-09-17T01:00:00.999Z")));
        assertEquals("2024-01-01T00:00:00+08:00", Json.time(Instant.parse("2023-12-31T16:00:00Z")));
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        Json.Body body = Json.body()
                .with("a", 1)
                .unlessEmpty("b", "")
                .unlessEmpty("c", List.of())
                .unlessEmpty("d", Map.of())
                .ifAny("e", Optional.empty())
                .ifAny("f", Optional.of(Instant.EPOCH))
                .inBoth("g", "中", "en");
        assertEquals(List.of("a", "f", "g"), List.copyOf(body.keySet()));
        assertEquals("1970-01-01T08:00:00+08:00", body.get("f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "\u0000",
                "{\"a\":\"\u0007\"}",
                "<form/>"
            })
    void refusesWhatIsNotJson(String text) {
        assertMalformed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertMalformed(("[".repeat(5_000) + "]".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                1,
                Json.parse(("[".repeat(30) + "]".repeat(30)).getBytes(StandardCharsets.UTF_8))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c328", "7b2261223a22ff227d", "0000ffff", "ffff0000", "00110000", "fffe7b"})
    void refusesBytesThatAreNoText(String hex) {
        assertMalformed(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\\ud83d\"}", "{\"\\udc00\":1}", "[[\"\\ud800x\"]]"})
    void refusesHalfACharacter(String text) {
        assertMalformed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(byte[] bytes) {
        assertEquals(
                Reason.MALFORMED,
                assertThrows(Refusal.class, () -> Json.parse(bytes)).reason());
    }
}
