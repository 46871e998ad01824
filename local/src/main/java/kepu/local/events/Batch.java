package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Records of one shard that a function is given together.
 *
 * @param attempts how often it was tried already
 */
record Batch(List<JsonNode> records, int attempts) {
    Batch {
        records = List.copyOf(records);
    }

    int size() {
        return records.size();
    }

    Batch triedAgain() {
        return new Batch(records, attempts + 1);
    }

    /** What is left from the given record on, tried as often as before. */
    Batch from(int index) {
        return new Batch(records.subList(index, size()), attempts);
    }

    /** Lambda does not count a bisection as an attempt. */
    Batch firstHalf() {
        return new Batch(records.subList(0, size() / 2), 0);
    }

    Batch secondHalf() {
        return new Batch(records.subList(size() / 2, size()), 0);
    }

    String sequenceNumber(int index) {
        return StreamApi.sequenceNumber(records.get(index));
    }
}
