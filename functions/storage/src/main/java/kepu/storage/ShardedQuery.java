package kepu.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.fault.Reason;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One ordered list kept under several partition keys of an index, read page by page. Items that share a sort key come in
 * the order in which DynamoDB gives them, which is no order of ours: so each shard goes on after its own last item given.
 */
final class ShardedQuery {
    private final DynamoDbClient dynamo;
    private final String table;
    private final String index;
    private final String partition;
    private final String sort;
    private final List<String> tableKey;
    private final Optional<Part> part;

    /** Of a list only the items whose list {@code attribute} contains this text. */
    private record Part(String attribute, String member) {}

    ShardedQuery(
            DynamoDbClient dynamo, String table, String index, String partition, String sort, List<String> tableKey) {
        this(dynamo, table, index, partition, sort, tableKey, Optional.empty());
    }

    private ShardedQuery(
            DynamoDbClient dynamo,
            String table,
            String index,
            String partition,
            String sort,
            List<String> tableKey,
            Optional<Part> part) {
        this.dynamo = dynamo;
        this.table = table;
        this.index = index;
        this.partition = partition;
        this.sort = sort;
        this.tableKey = List.copyOf(tableKey);
        this.part = part;
    }

    /** The same list without the items whose list {@code attribute} does not contain this; pages are as full as ever. */
    ShardedQuery onlyWhere(String attribute, String member) {
        return new ShardedQuery(
                dynamo, table, index, partition, sort, tableKey, Optional.of(new Part(attribute, member)));
    }

    /** The next page over all shards, ascending or descending by the index's sort key. */
    Page<Map<String, AttributeValue>> page(List<String> shards, boolean ascending, Optional<String> cursor, int limit) {
        Map<String, Map<String, AttributeValue>> positions =
                new LinkedHashMap<>(cursor.map(Cursor::read).orElse(Map.of()));
        if (!shards.containsAll(positions.keySet())) {
            throw Reason.MALFORMED.refuse("cursor");
        }
        Map<String, Deque<Map<String, AttributeValue>>> waiting = new LinkedHashMap<>();
        for (String shard : shards) {
            waiting.put(shard, shard(shard, ascending, Optional.ofNullable(positions.get(shard)), limit + 1));
        }
        List<Map<String, AttributeValue>> page = new ArrayList<>();
        Optional<String> next = nextShard(waiting, ascending);
        while (next.isPresent() && page.size() < limit) {
            Map<String, AttributeValue> item = waiting.get(next.get()).remove();
            positions.put(next.get(), position(item));
            page.add(item);
            next = nextShard(waiting, ascending);
        }
        return new Page<>(page, next.map(more -> Cursor.write(positions)));
    }

    private Optional<String> nextShard(Map<String, Deque<Map<String, AttributeValue>>> waiting, boolean ascending) {
        Comparator<String> bySort = Comparator.comparing(
                shard -> waiting.get(shard).element().get(sort).s());
        return waiting.keySet().stream()
                .filter(shard -> !waiting.get(shard).isEmpty())
                .min(ascending ? bySort : bySort.reversed());
    }

    private Deque<Map<String, AttributeValue>> shard(
            String shard, boolean ascending, Optional<Map<String, AttributeValue>> position, int limit) {
        Map<String, String> names = new HashMap<>(Map.of("#partition", partition));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":shard", Item.text(shard)));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("#partition = :shard")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(ascending)
                // Counted before anything is left out: a part of a list is read by the megabyte.
                .limit(part.isPresent() ? null : limit);
        part.ifPresent(only -> {
            names.put("#list", only.attribute());
            values.put(":member", Item.text(only.member()));
            query.filterExpression("contains(#list, :member)")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values);
        });
        position.ifPresent(last -> {
            Map<String, AttributeValue> start = new HashMap<>(last);
            start.put(partition, Item.text(shard));
            query.exclusiveStartKey(start);
        });
        Deque<Map<String, AttributeValue>> found = new ArrayDeque<>();
        try {
            QueryResponse answer = dynamo.query(query.build());
            found.addAll(answer.items());
            // A query also stops at 1 MB.
            while (found.size() < limit && answer.hasLastEvaluatedKey()) {
                answer = dynamo.query(query.exclusiveStartKey(answer.lastEvaluatedKey())
                        .limit(part.isPresent() ? null : limit - found.size())
                        .build());
                found.addAll(answer.items());
            }
            return found;
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
}
