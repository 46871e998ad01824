package kepu.storage;

import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.review.Level;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lists over several shards give everything once and in order, page by page, however many share one instant. */
class ShardedQueryTest {
    private static final int ROUNDS = 37;
    private static final int NATION = 1901;

    private static final class Queued {
        private static final Set<ReviewId> ALL = fill();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 36, 37, 38, 100})
    void theNationsQueueIsReadOverItsShardsWithoutLossOrRepetition(int limit) {
        Reviews reviews = new Reviews(SETTINGS);
        List<Review> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        Set<ReviewId> expected = Queued.ALL;
        do {
            Page<Review> page = reviews.atNation(NATION, cursor, limit);
            assertTrue(page.items().size() <= limit);
            assertFalse(page.items().isEmpty(), "no empty page before the end");
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(ROUNDS, read.size());
        assertEquals(expected, new HashSet<>(read.stream().map(Review::id).toList()));
        for (int i = 1; i < read.size(); i++) {
            Instant earlier = read.get(i - 1).dueAt().orElseThrow();
            assertFalse(read.get(i).dueAt().orElseThrow().isBefore(earlier), "soonest due first");
        }
    }

    @Test
    void whatLeavesTheQueueMeanwhileCostsNobodyElseTheirPlace() {
        Reviews reviews = new Reviews(SETTINGS);
        assertEquals(ROUNDS, Queued.ALL.size());
        List<Review> all = reviews.atNation(NATION, Optional.empty(), 100).items();
        Page<Review> first = reviews.atNation(NATION, Optional.empty(), 10);
        Review last = first.items().get(9);
        take(last.id());
        try {
            List<ReviewId> rest = reviews.atNation(NATION, first.next(), 100).items().stream()
                    .map(Review::id)
                    .toList();
            assertEquals(all.stream().map(Review::id).skip(10).toList(), rest);
        } finally {
            Stores.put("REVIEWS_TABLE", item(last));
        }
    }

    @Test
    void aTaskTokenIsInNoIndex() {
        assertEquals(ROUNDS, Queued.ALL.size());
        for (String index : List.of("byQueue", "byDebt")) {
            for (int shard = 0; shard < ReviewItem.SHARDS; shard++) {
                boolean queue = index.equals("byQueue");
                String key = queue ? ReviewItem.nationQueue(NATION, shard) : String.valueOf(shard);
                List<Map<String, AttributeValue>> items = Stores.DYNAMO
                        .query(query -> query.tableName(SETTINGS.text("REVIEWS_TABLE"))
                                .indexName(index)
                                .keyConditionExpression((queue ? "queue" : "debtShard") + " = :key")
                                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key))))
                        .items();
                assertFalse(items.stream().anyMatch(item -> item.containsKey("taskToken")), index);
            }
        }
    }

    @Test
    void onesOwnAreListedLastChangedFirst() {
        ActivityId id = Stores.freshActivity();
        List<ActivityId> made = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Activity one = Stores.activity(Stores.freshActivity());
            made.add(one.id());
            Stores.put(
                    "ACTIVITIES_TABLE",
                    ActivityItem.write(one)
                            .with(ActivityItem.MINE, "acc-" + id)
                            .with(ActivityItem.CHANGED_AT, Stores.NOW.plusSeconds(i / 3)));
        }
        Activities activities = new Activities(SETTINGS);
        var by = new kepu.domain.account.AccountId("acc-" + id);
        List<Activity> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Activity> page = activities.mine(by, cursor, 2);
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(
                new HashSet<>(made),
                new HashSet<>(read.stream().map(Activity::id).toList()));
        assertEquals(9, read.size());
        assertEquals(Stores.NOW.plusSeconds(2), read.get(0).times().updatedAt());
        assertEquals(Stores.NOW, read.get(8).times().updatedAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "!",
                "e30",
                "W10",
                "bnVsbA",
                "eyJhIjoiU3gifQ",
                "eyJhY3Rpdml0eSI6IlN4In0",
                "eyJhY3Rpdml0eSI6MX0",
                "eyJhY3Rpdml0eSI6IiJ9",
                "WzBd",
                "eyIwIjp7ImFjdGl2aXR5IjoiIn19",
                "eyIwIjp7ImFjdGl2aXR5IjoiU3gifX0",
                "eyI5Ijp7fX0"
            })
    void refusesACursorThatItHasNotMade(String cursor) {
        Reviews reviews = new Reviews(SETTINGS);
        assertEquals(
                Reason.MALFORMED,
                assertThrows(Refusal.class, () -> reviews.atNation(NATION, Optional.of(cursor), 5))
                        .reason());
    }

    private static void take(ReviewId id) {
        Stores.DYNAMO.updateItem(update -> update.tableName(SETTINGS.text("REVIEWS_TABLE"))
                .key(ReviewItem.key(id))
                .updateExpression("REMOVE queue, queueDue"));
    }

    private static Set<ReviewId> fill() {
        Set<ReviewId> ids = new HashSet<>();
        IntStream.range(0, ROUNDS).forEach(i -> {
            Review review = round(i);
            ids.add(review.id());
            Stores.put("REVIEWS_TABLE", item(review));
        });
        return ids;
    }

    // Many are due at the same instant: an activity that begins soon is due a day before it begins.
    private static Review round(int i) {
        Review like = Stores.review(Stores.freshActivity(), Level.NATION, RoundState.OPEN, Owes.NOTHING);
        return new Review(
                like.id(),
                NATION,
                like.revision(),
                like.submitter(),
                like.subject(),
                like.chain(),
                like.channel(),
                like.level(),
                like.state(),
                like.outcome(),
                like.owes(),
                Optional.of(Stores.NOW.plusSeconds(i / 12)),
                like.openedAt(),
                like.lastWord(),
                like.version());
    }

    private static Item item(Review review) {
        return ReviewItem.write(review, Stores.NOW)
                .with("taskToken", "a token")
                .with("queue", ReviewItem.nationQueue(NATION, ReviewItem.shard(review.id())))
                .with("queueDue", review.dueAt());
    }
}
