package kepu.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The only writer of drafts, submissions and withdrawals. Each is one transaction: it happens whole, on the version that
 * was read, or it refuses STALE_VERSION and nothing has changed.
 */
public final class Submissions {
    private static final Duration KEYS_KEPT = Duration.ofDays(2);
    private static final String KEY_PREFIX = "IDEMPOTENCY#";

    private final DynamoDbClient dynamo;
    private final String activities;
    private final String reviews;

    public Submissions(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.activities = Tables.activities(settings);
        this.reviews = Tables.reviews(settings);
    }

    /** What a creation with an idempotency key made, and the hash of what it was made of. */
    public record Made(ActivityId activity, String hash) {}

    /** Adds a new draft; with a key, at most one per account and key: refuses BUSY when that key is taken meanwhile. */
    public void create(Activity draft, ActivityForm form, HistoryEntry entry, Optional<String> key, String hash) {
        Transaction transaction = new Transaction()
                .add(activities, ActivityItem.write(draft), Reason.BUSY.refuse())
                .add(activities, Activities.formItem(draft.id(), ActivityItem.DRAFT, form), Reason.BUSY.refuse())
                .note(activities, draft.id(), entry);
        key.ifPresent(given -> transaction.add(
                activities,
                Item.empty()
                        .with(ActivityItem.ACTIVITY, keyOf(draft.submitter(), given))
                        .with(ActivityItem.PART, ActivityItem.META)
                        .with("made", draft.id().value())
                        .with("hash", hash)
                        .with("expiresAt", entry.at().plus(KEYS_KEPT).getEpochSecond()),
                Reason.BUSY.refuse()));
        transaction.commit(dynamo);
    }

    /** What this account made with this key within the last two days. */
    public Optional<Made> made(AccountId by, String key, Instant now) {
        Map<String, AttributeValue> found = dynamo.getItem(get -> get.tableName(activities)
                        .key(Item.key(
                                ActivityItem.ACTIVITY, keyOf(by, key), ActivityItem.PART, Item.text(ActivityItem.META)))
                        .consistentRead(true))
                .item();
        // DynamoDB deletes late, DynamoDB Local never: an expired item is passed over.
        return Optional.of(Item.of(found))
                .filter(item -> item.number("expiresAt", 0) > now.getEpochSecond())
                .map(item -> new Made(new ActivityId(item.need("made")), item.text("hash", "")));
    }

    /** Replaces the draft. */
    public void save(Activity before, Activity after, ActivityForm form) {
        change(new Transaction(), before, after)
                .put(
                        activities,
                        Activities.formItem(after.id(), ActivityItem.DRAFT, form),
                        "attribute_exists(activity)",
                        Reason.NO_SUCH_ACTIVITY.refuse())
                .commit(dynamo);
    }

    /** Writes the next revision and begins its round. */
    public void submit(Activity before, Activity after, ActivityForm form, Review round, HistoryEntry entry) {
        change(new Transaction(), before, after)
                .add(
                        activities,
                        Activities.formItem(
                                after.id(),
                                ActivityItem.revisionPart(after.counts().revision()),
                                form),
                        Reason.STALE_VERSION.refuse())
                .add(reviews, ReviewItem.write(round, entry.at()), Reason.STALE_VERSION.refuse())
                .note(activities, after.id(), entry)
                .commit(dynamo);
    }

    /** Takes the activity back and closes its round; refuses BUSY when the round was changed meanwhile. */
    public void withdraw(Activity before, Activity after, Review roundBefore, Review roundAfter, HistoryEntry entry) {
        Change round = new Change(ReviewItem.write(roundAfter, entry.at()), ReviewItem.OWNED);
        change(new Transaction(), before, after)
                .update(
                        update -> round.whileVersionIs(
                                roundBefore.version(), update.tableName(reviews).key(ReviewItem.key(roundBefore.id()))),
                        Reason.BUSY.refuse())
                .note(activities, after.id(), entry)
                .commit(dynamo);
    }

    private Transaction change(Transaction transaction, Activity before, Activity after) {
        Change change = ActivityItem.change(after);
        return transaction.update(
                update -> change.whileVersionIs(
                        before.version(),
                        update.tableName(activities).key(ActivityItem.key(before.id(), ActivityItem.META))),
                Reason.STALE_VERSION.refuse());
    }

    private static String keyOf(AccountId account, String key) {
        return KEY_PREFIX + account + "#" + key;
    }
}
