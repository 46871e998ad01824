package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import kepu.local.dynamodb.DynamoDbRefusal;

/**
 * Takes one shard's records to a function, in order, one batch at a time. The checkpoint moves only over what was handled,
 * filtered out or given up.
 */
final class ShardReader {
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toMillis();

    private final MappingParts parts;
    private final String stream;
    private final String shard;

    private final Deque<Batch> pending = new ArrayDeque<>();
    private final List<JsonNode> gathered = new ArrayList<>();
    private String read = "";
    private Optional<String> iterator = Optional.empty();
    private boolean readToTheEnd;
    private long gatheringSince;
    private long notBefore = System.nanoTime();

    ShardReader(MappingParts parts, String stream, String shard) {
        this.parts = parts;
        this.stream = stream;
        this.shard = shard;
    }

    /** Does the next piece of work and says whether there was any. */
    boolean work() {
        if (finished() || System.nanoTime() - notBefore < 0) {
            return false;
        }
        if (pending.isEmpty()) {
            boolean more = gather();
            if (!due()) {
                return more;
            }
            pending.add(new Batch(gathered, 0));
            gathered.clear();
        }
        deliver(pending.pop());
        if (pending.isEmpty()) {
            settle();
        }
        return true;
    }

    /** Moves the checkpoint to the shard's end without delivering anything. */
    void skipToTheTip() {
        List<JsonNode> records;
        do {
            records = page().records();
            records.forEach(record -> read = StreamApi.sequenceNumber(record));
        } while (!records.isEmpty());
        settle();
    }

    private boolean finished() {
        return parts.checkpoint()
                .position(shard)
                .filter(Checkpoint.FINISHED::equals)
                .isPresent();
    }

    private boolean gather() {
        List<JsonNode> records = readToTheEnd ? List.of() : page().records();
        for (JsonNode record : records) {
            read = StreamApi.sequenceNumber(record);
            if (parts.admits(record)) {
                if (gathered.isEmpty()) {
                    gatheringSince = System.nanoTime();
                }
                gathered.add(record);
            }
        }
        if (gathered.isEmpty() && (!records.isEmpty() || readToTheEnd)) {
            settle();
        }
        return !records.isEmpty();
    }

    private StreamApi.Page page() {
        try {
            String from = iterator.orElseGet(() -> parts.api()
                    .iterator(
                            stream,
                            shard,
                            read.isEmpty() ? parts.checkpoint().position(shard).orElse("") : read));
            StreamApi.Page page = parts.api().read(from, parts.source().batchSize() - gathered.size());
            iterator = page.next();
            readToTheEnd = iterator.isEmpty();
            return page;
        } catch (DynamoDbRefusal refusal) {
            if (refusal.is("ExpiredIteratorException") || refusal.is("TrimmedDataAccessException")) {
                iterator = Optional.empty();
                return StreamApi.Page.NOTHING;
            }
            throw refusal;
        }
    }

    private boolean due() {
        long window = parts.source().batchingWindow().toNanos();
        return !gathered.isEmpty()
                && (readToTheEnd
                        || gathered.size() >= parts.source().batchSize()
                        || System.nanoTime() - gatheringSince >= window);
    }

    private void deliver(Batch batch) {
        int handled = parts.delivery().deliver(batch, stream);
        if (handled > 0) {
            parts.checkpoint().advance(shard, batch.sequenceNumber(handled - 1));
        }
        if (handled < batch.size()) {
            retry(batch.from(handled).triedAgain());
        }
    }

    private void retry(Batch rest) {
        int limit = parts.source().maximumRetries();
        if (parts.source().bisect() && rest.size() > 1) {
            pending.push(rest.secondHalf());
            pending.push(rest.firstHalf());
        } else if (limit >= 0 && rest.attempts() > limit) {
            giveUp(rest);
        } else {
            pending.push(rest);
            long pause = Math.min(LONGEST_PAUSE, 50L << Math.min(rest.attempts(), 10));
            notBefore = System.nanoTime() + Duration.ofMillis(pause).toNanos();
        }
    }

    private void giveUp(Batch batch) {
        var message = JsonNodeFactory.instance.objectNode();
        message.putObject("requestContext")
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", batch.attempts());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", batch.sequenceNumber(0))
                .put("endSequenceNumber", batch.sequenceNumber(batch.size() - 1))
                .put("batchSize", batch.size())
                .put("streamArn", stream);
        parts.deadLetters().add(parts.source().onFailure(), message);
        parts.checkpoint().advance(shard, batch.sequenceNumber(batch.size() - 1));
    }

    /** Everything read is handled; the last of it may have been filtered out. */
    private void settle() {
        if (readToTheEnd) {
            parts.checkpoint().advance(shard, Checkpoint.FINISHED);
        } else if (!read.isEmpty()) {
            parts.checkpoint().advance(shard, read);
        }
    }
}
