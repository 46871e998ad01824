package kepu.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Rounds of review: the queues, and what is still owed to their executions. */
public final class Reviews {
    private final DynamoDbClient dynamo;
    private final String table;

    public Reviews(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.reviews(settings);
    }

    /** A round and the token of the execution that waits for it; the token never leaves the back end. */
    public record Debt(Review review, Optional<String> taskToken) {}

    /** A round as it is now (consistent). */
    public Optional<Review> find(ReviewId id) {
        return item(id).map(ReviewItem::read);
    }

    /** What is owed to a round's execution, if anything (consistent). */
    public Optional<Debt> debt(ReviewId id) {
        return item(id).map(item -> new Debt(ReviewItem.read(item), item.find(ReviewItem.TASK_TOKEN)))
                .filter(debt -> debt.review().owes() != Owes.NOTHING);
    }

    /** What waits at a channel's province, soonest due first. */
    public Page<Review> atProvince(int edition, OrganizationId channel, Optional<String> cursor, int limit) {
        return queue(List.of(ReviewItem.provinceQueue(edition, channel)), cursor, limit);
    }

    /** Of that only what lies below this organization, or at it. */
    public Page<Review> atProvince(
            int edition, OrganizationId channel, OrganizationId below, Optional<String> cursor, int limit) {
        return queue().onlyWhere(ReviewItem.CHAIN, below.value())
                .page(List.of(ReviewItem.provinceQueue(edition, channel)), true, cursor, limit)
                .map(Item::of)
                .map(ReviewItem::read);
    }

    /** What waits at the nation, soonest due first. */
    public Page<Review> atNation(int edition, Optional<String> cursor, int limit) {
        return queue(
                IntStream.range(0, ReviewItem.SHARDS)
                        .mapToObj(shard -> ReviewItem.nationQueue(edition, shard))
                        .toList(),
                cursor,
                limit);
    }

    /** What no level can be found for, longest waiting first. */
    public Page<Review> unrouted(int edition, Optional<String> cursor, int limit) {
        return queue(List.of(ReviewItem.unroutedQueue(edition)), cursor, limit);
    }

    /** Rounds to whose execution something has been owed since before this instant, by the sparse index. */
    public List<ReviewId> owedSinceBefore(Instant before, int limit) {
        List<ReviewId> owed = new ArrayList<>();
        for (int shard = 0; shard < ReviewItem.SHARDS; shard++) {
            String key = String.valueOf(shard);
            dynamo.query(query -> query.tableName(table)
                            .indexName("byDebt")
                            .keyConditionExpression("debtShard = :shard AND owedSince < :before")
                            .expressionAttributeValues(Map.of(":shard", Item.text(key), ":before", Item.time(before)))
                            .limit(limit))
                    .items()
                    .forEach(item -> owed.add(ReviewItem.id(Item.of(item))));
        }
        return List.copyOf(owed);
    }

    /** Notes that what was owed to this round has been done; does nothing if something else is owed by now. */
    public void paid(Review review) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(ReviewItem.key(review.id()))
                    .updateExpression("REMOVE #owes, debtShard, owedSince")
                    .conditionExpression("#owes = :owed AND #version = :seen")
                    .expressionAttributeNames(Map.of("#owes", ReviewItem.OWES, "#version", ReviewItem.VERSION))
                    .expressionAttributeValues(
                            Map.of(":owed", Item.text(review.owes().name()), ":seen", Item.number(review.version()))));
        } catch (ConditionalCheckFailedException changedSince) {
            // Whoever changed it since has written down what is owed now.
        }
    }

    private Page<Review> queue(List<String> shards, Optional<String> cursor, int limit) {
        return queue().page(shards, true, cursor, limit).map(Item::of).map(ReviewItem::read);
    }

    private ShardedQuery queue() {
        return new ShardedQuery(
                dynamo,
                table,
                "byQueue",
                ReviewItem.QUEUE,
                ReviewItem.QUEUE_DUE,
                List.of(ReviewItem.ACTIVITY, ReviewItem.ROUND));
    }

    private Optional<Item> item(ReviewId id) {
        Map<String, AttributeValue> found = dynamo.getItem(
                        get -> get.tableName(table).key(ReviewItem.key(id)).consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
    }
}
