package kepu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.organization.Category;
import kepu.domain.review.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionBodyTest {
    private static final String SHIPPED = "functions/seed/src/main/resources/kepu/seed/editions/2023.json";

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Edition edition = read(shipped());
        byte[] written = Json.bytes(EditionBody.of(edition));
        assertEquals(edition, EditionBody.read(2023, Fields.of(Json.parse(written)), 1));
        assertEquals(
                List.of(Level.PROVINCE, Level.NATION),
                edition.levels(Category.CITY_ASSOCIATION).orElseThrow());
        assertEquals(Map.of(Level.PROVINCE, 3, Level.NATION, 3), edition.dueDays());
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "reviewUntil, tomorrow",
        "reviewUntil, 2023-12-31T00:00:00",
        "reviewUntil, ''",
    })
    void refusesATextThatMeansNothing(String field, String text) throws IOException {
        assertMalformed(shipped().put(field, text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 367, Integer.MAX_VALUE})
    void refusesAGraceThatNoYearHolds(int days) throws IOException {
        assertMalformed(shipped().put("resubmitGraceDays", days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "367", "4294967299", "\"3\"", "1.5"})
    void refusesDaysThatAreNone(String days) throws IOException {
        ObjectNode edition = shipped();
        edition.set("dueDays", Json.parse(("{\"NATION\":" + days + "}").getBytes(StandardCharsets.UTF_8)));
        assertMalformed(edition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"MINISTRY\":[\"HEAVEN\"]}",
                "{\"CHURCH\":[\"NATION\"]}",
                "{\"MINISTRY\":\"NATION\"}",
                "[]",
                "{\"MINISTRY\":[1]}"
            })
    void refusesLevelsThatAreNone(String levels) throws IOException {
        ObjectNode edition = shipped();
        edition.set("levels", Json.parse(levels.getBytes(StandardCharsets.UTF_8)));
        assertMalformed(edition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"2023-10-01T00:00:00+08:00\",\"until\":\"2023-08-21T00:00:00+08:00\"}",
                "{\"from\":\"2023-08-21T00:00:00+08:00\"}",
                "{\"from\":1,\"until\":2}",
                "{}"
            })
    void refusesAWindowThatIsNone(String window) throws IOException {
        ObjectNode edition = shipped();
        edition.set("submission", Json.parse(window.getBytes(StandardCharsets.UTF_8)));
        assertMalformed(edition);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertMalformed(shipped().put("budget", 1));
    }

    private static void assertMalformed(ObjectNode edition) {
        assertEquals(
                Reason.MALFORMED,
                assertThrows(Refusal.class, () -> read(edition)).reason());
    }

    private static Edition read(ObjectNode edition) {
        return EditionBody.read(2023, Fields.of(edition), 1);
    }

    private static ObjectNode shipped() throws IOException {
        ObjectNode edition =
                (ObjectNode) Json.parse(Files.readAllBytes(Path.of(System.getProperty("kepu.root"), SHIPPED)));
        edition.remove("year");
        return edition;
    }
}
