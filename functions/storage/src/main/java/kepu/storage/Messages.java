package kepu.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;
import kepu.domain.review.Level;
import kepu.domain.review.ReviewId;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What is to be told to whom, from the intent to its delivery; the same intent is kept once, however often it comes. */
public final class Messages {
    private static final int SHARDS = 4;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final DynamoDbClient dynamo;
    private final String table;

    public Messages(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.messages(settings);
    }

    /**
     * A mail that asks a reviewer to decide.
     *
     * @param id names the intent: the same round, level, opening and reviewer are the same message
     * @param attempts deliveries begun so far
     */
    public record Message(String id, AccountId to, ReviewId review, Level level, int attempts) {}

    /** Keeps an intent to be delivered from this instant on; does nothing when it is kept already. */
    public void intend(Message message, Instant now) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Item.empty()
                            .with("message", message.id())
                            .with("to", message.to().value())
                            .with("activity", message.review().activity().value())
                            .with("round", message.review().round())
                            .with("level", message.level().name())
                            .with("state", "QUEUED")
                            .with("attempts", 0)
                            .with(
                                    "outbox",
                                    String.valueOf(Math.floorMod(message.id().hashCode(), SHARDS)))
                            .with("dueAt", now)
                            .attributes())
                    .conditionExpression("attribute_not_exists(message)"));
        } catch (ConditionalCheckFailedException kept) {
            // Stream records come more than once.
        }
    }

    /** Those to be delivered by now. */
    public List<Message> due(Instant now, int limit) {
        List<Message> due = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            String outbox = String.valueOf(shard);
            dynamo.query(query -> query.tableName(table)
                            .indexName("byDue")
                            .keyConditionExpression("outbox = :outbox AND dueAt <= :now")
                            .expressionAttributeValues(Map.of(":outbox", Item.text(outbox), ":now", Item.time(now)))
                            .limit(limit))
                    .items()
                    .forEach(item -> due.add(read(Item.of(item))));
        }
        return List.copyOf(due);
    }

    /**
     * Claims one delivery: its next attempt is put off by a growing pause, so that a sender that dies does not lose it,
     * and two senders do not both send it: even the first is as long as a sender lives. False when somebody else has claimed it.
     */
    public boolean claim(Message message, Instant now) {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(message.attempts(), 5));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Item.key("message", message.id()))
                    .updateExpression("SET attempts = :next, dueAt = :later")
                    .conditionExpression("attempts = :seen AND attribute_exists(outbox)")
                    .expressionAttributeValues(Map.of(
                            ":seen",
                            Item.number(message.attempts()),
                            ":next",
                            Item.number(message.attempts() + 1L),
                            ":later",
                            Item.time(now.plus(pause)))));
            return true;
        } catch (ConditionalCheckFailedException claimed) {
            return false;
        }
    }

    /** Notes how it ended; it leaves the outbox. */
    public void ended(Message message, Ending how, Instant now) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(Item.key("message", message.id()))
                .updateExpression("SET #state = :how, endedAt = :now REMOVE outbox, dueAt")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(Map.of(":how", Item.text(how.name()), ":now", Item.time(now))));
    }

    /** How a message can end. */
    public enum Ending {
        SENT,
        /** What it would have said is not so any more: nothing was sent. */
        OVERTAKEN,
        /** It cannot be delivered, or not after many attempts. */
        FAILED
    }

    /** The state in which a message is, if it is kept: QUEUED or an {@link Ending}. */
    public Optional<String> state(String id) {
        Map<String, AttributeValue> found = dynamo.getItem(
                        get -> get.tableName(table).key(Item.key("message", id)).consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Item.of(found).find("state");
    }

    private static Message read(Item item) {
        return new Message(
                item.need("message"),
                new AccountId(item.need("to")),
                new ReviewId(new ActivityId(item.need("activity")), item.count("round")),
                Level.valueOf(item.need("level")),
                item.count("attempts"));
    }
}
