package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What causes a function to be invoked, as its {@code Events} declare it. */
public sealed interface EventSource {
    /** The event's logical name inside its function. */
    String id();

    /** @param routeKey {@code GET /orders/{id}}, {@code ANY /{proxy+}} or {@code $default} */
    record Route(String id, String routeKey) implements EventSource {}

    /**
     * A stream of a DynamoDB table.
     *
     * @param filters patterns as JSON, any of which admits a record; none admits all
     * @param maximumRetries below 0: until the record expires
     * @param onFailure the ARN of the queue for batches given up, empty for none
     */
    record Stream(
            String id,
            String table,
            boolean fromTheBeginning,
            int batchSize,
            Duration batchingWindow,
            List<JsonNode> filters,
            boolean partialFailures,
            int maximumRetries,
            boolean bisect,
            String onFailure)
            implements EventSource {
        public Stream {
            filters = List.copyOf(filters);
        }
    }

    /** Objects created in a bucket under keys with this prefix and suffix (both may be empty). */
    record ObjectCreated(String id, String bucket, List<String> events, String prefix, String suffix)
            implements EventSource {
        public ObjectCreated {
            events = List.copyOf(events);
        }
    }

    /**
     * @param expression {@code rate(…)} or {@code cron(…)}
     * @param input the payload; empty for the event that AWS sends by itself
     * @param scheduler true for EventBridge Scheduler ({@code ScheduleV2}), false for a rule ({@code Schedule})
     */
    record Schedule(String id, String expression, ZoneId zone, String input, boolean scheduler)
            implements EventSource {}
}
