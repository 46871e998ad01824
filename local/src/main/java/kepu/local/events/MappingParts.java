package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kepu.local.lambda.DeadLetters;
import kepu.local.template.EventSource;

/** What the readers of one mapping's shards share. */
record MappingParts(
        EventSource.Stream source,
        List<EventPattern> filters,
        StreamApi api,
        BatchDelivery delivery,
        Checkpoint checkpoint,
        DeadLetters deadLetters) {

    boolean admits(JsonNode record) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.admits(record));
    }
}
