package kepu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One change of one item, as a DynamoDB stream tells it; may come twice, so it says where to look, not what to do. */
public final class StreamRecord {
    private final JsonNode record;

    StreamRecord(JsonNode record) {
        this.record = record;
    }

    /** Names this change for ever. */
    public String id() {
        return record.path("eventID").asText();
    }

    /** A text or number of the item's key. */
    public String key(String name) {
        return scalar(record.path("dynamodb").path("Keys").path(name)).orElse("");
    }

    /** A text or number attribute of the item as it is after the change. */
    public Optional<String> after(String name) {
        return scalar(record.path("dynamodb").path("NewImage").path(name));
    }

    /** A text or number attribute of the item as it was before the change. */
    public Optional<String> before(String name) {
        return scalar(record.path("dynamodb").path("OldImage").path(name));
    }

    String sequenceNumber() {
        return record.path("dynamodb").path("SequenceNumber").asText();
    }

    private static Optional<String> scalar(JsonNode attribute) {
        JsonNode value = attribute.has("S") ? attribute.get("S") : attribute.get("N");
        return Optional.ofNullable(value).map(JsonNode::asText);
    }
}
