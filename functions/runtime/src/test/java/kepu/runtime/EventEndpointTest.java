package kepu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventEndpointTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void handsRecordsOnInOrder() throws IOException {
        JsonNode answer = serve(EventEndpoint.ofStream(record -> seen.add(record.key("activity"))), records(3));
        assertEquals(List.of("A0", "A1", "A2"), seen);
        assertEquals("{\"batchItemFailures\":[]}", answer.toString());
    }

    @Test
    void reportsTheFirstThatFailsAndTouchesNothingAfterIt() throws IOException {
        EventEndpoint endpoint = EventEndpoint.ofStream(record -> {
            seen.add(record.key("activity"));
            if (record.key("activity").equals("A1")) {
                throw new IllegalStateException("the database is away");
            }
        });
        JsonNode answer = serve(endpoint, records(4));
        assertEquals(List.of("A0", "A1"), seen);
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"}]}", answer.toString());
    }

    @Test
    void aRecordTellsItsKeysAndImages() throws IOException {
        List<Object> told = new ArrayList<>();
        serve(
                EventEndpoint.ofStream(record -> told.addAll(List.of(
                        record.id(),
                        record.key("round"),
                        record.key("absent"),
                        record.after("state"),
                        record.before("state")))),
                records(1));
        assertEquals(List.of("e0", "1", "", Optional.of("OPEN"), Optional.empty()), told);
    }

    @Test
    void whatAScheduleThrowsFailsTheInvocation() {
        EventEndpoint endpoint = EventEndpoint.of(event -> {
            throw new UncheckedIOException(new IOException("away"));
        });
        assertThrows(UncheckedIOException.class, () -> serve(endpoint, Map.of()));
    }

    @Test
    void aScheduleIsAnsweredWithWhatCameOfIt() throws IOException {
        assertEquals(
                "{\"sent\":3}",
                serve(EventEndpoint.of(event -> Map.of("sent", 3)), Map.of()).toString());
    }

    private static Map<String, Object> records(int count) {
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Map.of(
                    "eventID",
                    "e" + i,
                    "dynamodb",
                    Map.of(
                            "SequenceNumber",
                            "10" + i,
                            "Keys",
                            Map.of("activity", Map.of("S", "A" + i), "round", Map.of("N", "1")),
                            "NewImage",
                            Map.of("state", Map.of("S", "OPEN")))));
        }
        return Map.of("Records", records);
    }

    private static JsonNode serve(EventEndpoint endpoint, Object event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        endpoint.serve(new ByteArrayInputStream(Json.bytes(event)), output, new Invocation());
        return Json.trusted(output.toByteArray());
    }
}
