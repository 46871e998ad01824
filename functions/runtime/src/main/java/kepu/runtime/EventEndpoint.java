package kepu.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where events arrive that no person waits for: streams, schedules, direct invocations. */
public final class EventEndpoint {
    private final Function<JsonNode, Object> work;

    private EventEndpoint(Function<JsonNode, Object> work) {
        this.work = work;
    }

    /** Hands on whole events; what is thrown fails the invocation, and Lambda tries again. */
    public static EventEndpoint of(Function<JsonNode, Object> work) {
        return new EventEndpoint(work);
    }

    /**
     * Hands on the records of a stream one by one, in order. From the first that fails on, the batch is reported as
     * failed ({@code ReportBatchItemFailures}), so that order is kept and nothing before it comes again.
     */
    public static EventEndpoint ofStream(Consumer<StreamRecord> work) {
        return new EventEndpoint(event -> {
            List<Map<String, String>> failures = new ArrayList<>();
            for (JsonNode node : event.path("Records")) {
                StreamRecord record = new StreamRecord(node);
                try {
                    work.accept(record);
                    Observed.count("Records");
                } catch (RuntimeException accident) {
                    Observed.count("FailedRecords");
                    Observed.accident("record failed", Map.of("event", record.id()), accident);
                    failures.add(Map.of("itemIdentifier", record.sequenceNumber()));
                    break;
                }
            }
            return Map.of("batchItemFailures", failures);
        });
    }

    /** Reads one event, works on it, answers with what came of it. */
    public void serve(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.trusted(input.readAllBytes());
        output.write(Json.bytes(Observed.invocation(context, () -> work.apply(event))));
    }
}
