package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.local.dynamodb.DynamoDbApi;
import kepu.local.dynamodb.DynamoDbRefusal;

/** The stream of one table as DynamoDB Streams serves it. */
final class StreamApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DynamoDbApi api;
    private final String table;

    StreamApi(DynamoDbApi api, String table) {
        this.api = api;
        this.table = table;
    }

    /** Records read, and where to go on: no iterator once a closed shard is read to its end. */
    record Page(List<JsonNode> records, Optional<String> next) {
        static final Page NOTHING = new Page(List.of(), Optional.empty());
    }

    String currentStream() {
        return api.table("DescribeTable", NODES.objectNode().put("TableName", table))
                .at("/Table/LatestStreamArn")
                .asText();
    }

    /** The ids of all shards, a parent always before its children: ids begin with the time of the shard's making. */
    List<String> shards(String stream) {
        List<String> ordered = new ArrayList<>();
        ObjectNode request = NODES.objectNode().put("StreamArn", stream);
        String last;
        do {
            JsonNode page = api.stream("DescribeStream", request).path("StreamDescription");
            page.path("Shards")
                    .forEach(shard -> ordered.add(shard.path("ShardId").asText()));
            last = page.path("LastEvaluatedShardId").asText();
            request.put("ExclusiveStartShardId", last);
        } while (!last.isEmpty());
        ordered.sort(String::compareTo);
        return ordered;
    }

    /** @param after a sequence number; empty for the oldest record there is */
    String iterator(String stream, String shard, String after) {
        ObjectNode request = NODES.objectNode().put("StreamArn", stream).put("ShardId", shard);
        if (!after.isEmpty()) {
            try {
                return iterator(request.deepCopy()
                        .put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                        .put("SequenceNumber", after));
            } catch (DynamoDbRefusal refusal) {
                if (!refusal.is("TrimmedDataAccessException")) {
                    throw refusal;
                }
            }
        }
        return iterator(request.put("ShardIteratorType", "TRIM_HORIZON"));
    }

    private String iterator(ObjectNode request) {
        return api.stream("GetShardIterator", request).path("ShardIterator").asText();
    }

    Page read(String iterator, int limit) {
        JsonNode answer = api.stream(
                "GetRecords", NODES.objectNode().put("ShardIterator", iterator).put("Limit", Math.min(limit, 1000)));
        List<JsonNode> records = new ArrayList<>();
        answer.path("Records").forEach(records::add);
        String next = answer.path("NextShardIterator").asText();
        return new Page(records, next.isEmpty() ? Optional.empty() : Optional.of(next));
    }

    static String sequenceNumber(JsonNode record) {
        return record.at("/dynamodb/SequenceNumber").asText();
    }
}
