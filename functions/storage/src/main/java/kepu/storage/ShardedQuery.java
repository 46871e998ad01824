package kepu.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.fault.Reason;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One ordered list kept under several partition keys of an index, read page by page. A cursor is the key of the last
 * item given; in the other shards the same position is a key that need not exist.
 */
final class ShardedQuery {
    private final DynamoDbClient dynamo;
    private final String table;
    private final String index;
    private final String partition;
    private final String sort;
    private final List<String> tableKey;

    ShardedQuery(
            DynamoDbClient dynamo, String table, String index, String partition, String sort, List<String> tableKey) {
        this.dynamo = dynamo;
        this.table = table;
        this.index = index;
        this.partition = partition;
        this.sort = sort;
        this.tableKey = List.copyOf(tableKey);
    }

    /** The next page over all shards, ascending or descending by the index's sort key. */
    Page<Map<String, AttributeValue>> page(List<String> shards, boolean ascending, Optional<String> cursor, int limit) {
        Optional<Map<String, AttributeValue>> position = cursor.map(Cursor::read);
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (String shard : shards) {
            found.addAll(shard(shard, ascending, position, limit + 1));
        }
        found.sort(order(ascending));
        boolean more = found.size() > limit;
        List<Map<String, AttributeValue>> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? Cursor.write(position(page.get(limit - 1))) : Optional.empty());
    }

    private List<Map<String, AttributeValue>> shard(
            String shard, boolean ascending, Optional<Map<String, AttributeValue>> position, int limit) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("#partition = :shard")
                .expressionAttributeNames(Map.of("#partition", partition))
                .expressionAttributeValues(Map.of(":shard", Item.text(shard)))
                .scanIndexForward(ascending)
                .limit(limit);
        position.ifPresent(last -> {
            Map<String, AttributeValue> start = new HashMap<>(last);
            start.put(partition, Item.text(shard));
            query.exclusiveStartKey(start);
        });
        try {
            return dynamo.query(query.build()).items();
        } catch (DynamoDbException refused) {
            // The query is ours; the only part of it that a client wrote is the position.
            if (position.isPresent() && refused.awsErrorDetails().errorCode().equals("ValidationException")) {
                throw Reason.MALFORMED.refuse("cursor");
            }
            throw refused;
        }
    }

    private Map<String, AttributeValue> position(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(sort, item.get(sort));
        tableKey.forEach(name -> key.put(name, item.get(name)));
        return key;
    }

    private Comparator<Map<String, AttributeValue>> order(boolean ascending) {
        Comparator<Map<String, AttributeValue>> order =
                Comparator.comparing(item -> item.get(sort).s());
        for (String name : tableKey) {
            order = order.thenComparing(item -> scalar(item.get(name)));
        }
        return ascending ? order : order.reversed();
    }

    private static String scalar(AttributeValue value) {
        return value.s() == null ? "%020d".formatted(Long.parseLong(value.n())) : value.s();
    }
}
