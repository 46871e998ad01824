package kepu.storage;

import kepu.domain.activity.Activity;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The only writer of verdicts. One transaction: the round is still as the reviewer saw it → the verdict stands, the
 * activity has moved, the history says so; or BUSY is refused and nothing has changed. The execution follows later.
 */
public final class Decisions {
    private final DynamoDbClient dynamo;
    private final String activities;
    private final String reviews;

    public Decisions(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.activities = Tables.activities(settings);
        this.reviews = Tables.reviews(settings);
    }

    public void record(Review before, Review after, Activity from, Activity to, HistoryEntry entry) {
        Change round = new Change(ReviewItem.write(after, entry.at()), ReviewItem.OWNED);
        Change activity = ActivityItem.change(to);
        new Transaction()
                .update(
                        update -> round.whileVersionIs(
                                before.version(), update.tableName(reviews).key(ReviewItem.key(before.id()))),
                        Reason.BUSY.refuse())
                .update(
                        update -> activity.whileVersionIs(
                                from.version(),
                                update.tableName(activities).key(ActivityItem.key(from.id(), ActivityItem.META))),
                        Reason.BUSY.refuse())
                .note(activities, to.id(), entry)
                .commit(dynamo);
    }
}
