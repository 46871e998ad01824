package kepu.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.Review.LastWord;
import kepu.domain.review.Review.Subject;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One round of review. The review machine alone stores the task token, sets the state to OPEN and puts the item into its
 * queue by copying the key prepared here; whoever decides takes it out again.
 */
final class ReviewItem {
    static final String ACTIVITY = "activity";
    static final String ROUND = "round";
    static final String QUEUE = "queue";
    static final String QUEUE_DUE = "queueDue";
    static final String TASK_TOKEN = "taskToken";
    static final String OWES = "owes";
    static final String DEBT_SHARD = "debtShard";
    static final String OWED_SINCE = "owedSince";
    static final String VERSION = "version";
    static final int SHARDS = 4;

    private static final String EDITION = "edition";
    private static final String REVISION = "revision";
    private static final String SUBMITTER = "submitter";
    private static final String NAME = "name";
    private static final String STARTS_AT = "startsAt";
    private static final String REGION = "region";
    private static final String RESPONSIBLE = "responsible";
    private static final String RESPONSIBLE_NAME = "responsibleName";
    static final String CHAIN = "chain";
    private static final String CHANNEL = "channel";
    private static final String LEVEL = "level";
    private static final String STATE = "state";
    private static final String OUTCOME = "outcome";
    private static final String DUE_AT = "dueAt";
    private static final String OPENED_AT = "openedAt";
    private static final String LAST_WORD = "lastWord";
    private static final String PROVINCE_QUEUE = "provinceQueue";
    private static final String NATION_QUEUE = "nationQueue";

    /** What a decision or withdrawal may change; the rest of a round never changes. */
    static final Set<String> OWNED = Set.of(
            LEVEL,
            STATE,
            OUTCOME,
            DUE_AT,
            OPENED_AT,
            LAST_WORD,
            QUEUE,
            QUEUE_DUE,
            OWES,
            DEBT_SHARD,
            OWED_SINCE,
            VERSION);

    private ReviewItem() {}

    static Map<String, AttributeValue> key(ReviewId id) {
        return Item.key(ACTIVITY, id.activity().value(), ROUND, Item.number(id.round()));
    }

    /** The item of a review as it is after a change at this instant. */
    static Item write(Review review, Instant now) {
        Item item = Item.empty()
                .with(ACTIVITY, review.id().activity().value())
                .with(ROUND, review.id().round())
                .with(EDITION, review.edition())
                .with(REVISION, review.revision())
                .with(SUBMITTER, review.submitter().value())
                .with(NAME, review.subject().name())
                .with(STARTS_AT, review.subject().startsAt())
                .with(REGION, review.subject().region())
                .with(RESPONSIBLE, review.subject().responsible().value())
                .with(RESPONSIBLE_NAME, review.subject().responsibleName())
                .with(CHAIN, review.chain().stream().map(OrganizationId::value).toList())
                .with(CHANNEL, review.channel().map(OrganizationId::value).orElse(""))
                .with(LEVEL, review.level().name())
                .with(STATE, review.state().name())
                .with(OUTCOME, review.outcome().name())
                .with(DUE_AT, review.dueAt())
                .with(OPENED_AT, review.openedAt())
                .with(LAST_WORD, review.lastWord().map(ReviewItem::lastWord).orElse(Map.of()))
                .with(NATION_QUEUE, nationQueue(review.edition(), shard(review.id())))
                .with(
                        PROVINCE_QUEUE,
                        review.channel()
                                .map(channel -> provinceQueue(review.edition(), channel))
                                .orElse(""))
                .with(VERSION, review.version());
        if (review.state() == RoundState.UNROUTED) {
            item.with(QUEUE, unroutedQueue(review.edition())).with(QUEUE_DUE, now);
        }
        if (review.owes() != Owes.NOTHING) {
            item.with(OWES, review.owes().name())
                    .with(DEBT_SHARD, String.valueOf(shard(review.id())))
                    .with(OWED_SINCE, now);
        }
        return item;
    }

    static ReviewId id(Item item) {
        return new ReviewId(new ActivityId(item.need(ACTIVITY)), item.count(ROUND));
    }

    static Review read(Item item) {
        return new Review(
                id(item),
                item.count(EDITION),
                item.count(REVISION),
                new AccountId(item.need(SUBMITTER)),
                new Subject(
                        item.text(NAME, ""),
                        item.needTime(STARTS_AT),
                        item.text(REGION, ""),
                        new OrganizationId(item.need(RESPONSIBLE)),
                        item.text(RESPONSIBLE_NAME, "")),
                item.texts(CHAIN).stream().map(OrganizationId::new).toList(),
                item.find(CHANNEL).map(OrganizationId::new),
                Level.valueOf(item.need(LEVEL)),
                RoundState.valueOf(item.need(STATE)),
                Outcome.valueOf(item.text(OUTCOME, Outcome.UNDECIDED.name())),
                item.find(OWES).map(Owes::valueOf).orElse(Owes.NOTHING),
                item.time(DUE_AT),
                item.time(OPENED_AT),
                lastWord(item.textsByName(LAST_WORD)),
                item.number(VERSION, 1));
    }

    static String provinceQueue(int edition, OrganizationId channel) {
        return edition + "#PROVINCE#" + channel;
    }

    static String nationQueue(int edition, int shard) {
        return edition + "#NATION#" + shard;
    }

    static String unroutedQueue(int edition) {
        return edition + "#UNROUTED";
    }

    static int shard(ReviewId id) {
        return Math.floorMod(id.activity().value().hashCode(), SHARDS);
    }

    private static Map<String, String> lastWord(LastWord word) {
        return Map.of(
                "by", word.by().value(),
                "name", word.name(),
                "verdict", word.verdict().name(),
                "level", word.level().name(),
                "at", Item.written(word.at()));
    }

    private static Optional<LastWord> lastWord(Map<String, String> stored) {
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastWord(
                        new AccountId(stored.get("by")),
                        stored.get("name"),
                        Verdict.valueOf(stored.get("verdict")),
                        Level.valueOf(stored.get("level")),
                        Instant.parse(stored.get("at"))));
    }
}
