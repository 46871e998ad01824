package kepu.review;

import java.time.Instant;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.activity.Activity;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Words;
import kepu.domain.review.Decision;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.Verdict;
import kepu.runtime.Attempts;
import kepu.runtime.Observed;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Decisions;
import kepu.storage.Editions;
import kepu.storage.Reviews;

/**
 * Decides on a round where it stands; desk and link come here alike. The verdict, the activity's status and its history
 * are one transaction: DynamoDB decides, the execution follows.
 */
final class DecideOnReview {
    private final Settings settings;
    private final Reviews reviews;
    private final Activities activities;
    private final Editions editions;
    private final Decisions decisions;

    DecideOnReview(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.activities = new Activities(settings);
        this.editions = new Editions(settings);
        this.decisions = new Decisions(settings);
    }

    /** The round after the decision; refuses as {@link #mustBeFor} where it stands now, and as {@link Review#decided}. */
    Review decide(ReviewId id, Decision decision, Account by) {
        Review decided = Attempts.whileBusy(() -> once(id, decision, by));
        Observed.count("Decisions");
        return decided;
    }

    private Review once(ReviewId id, Decision decision, Account by) {
        Instant now = settings.clock().instant();
        // The activity first: when somebody decides in between, the round, which knows who, is the one that refuses.
        Activity activity = activities.find(id.activity()).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        Review review = reviews.find(id).orElseThrow(Reason.NO_SUCH_REVIEW::refuse);
        Optional<Instant> nextDue = nextDue(review, decision.verdict(), now);
        Review decided = review.decided(decision, by.id(), by.name(), nextDue, now);
        mustBeFor(by, review);
        Activity moved =
                activity.decided(review.level(), decision.verdict(), decision.reason(), decision.notes(), nextDue, now);
        decisions.record(review, decided, activity, moved, entry(review, decision, by, now));
        return decided;
    }

    /**
     * Refuses who may not decide the round where it stands: with FORBIDDEN, or with NOT_OPEN and who decided what, where
     * it has moved on from the level at which they might have.
     */
    static void mustBeFor(Account by, Review review) {
        if (!by.may(review.deciding(), review.scope())) {
            boolean mightHave = by.may(Action.DECIDE_AT_PROVINCE, review.scope())
                    || by.may(Action.DECIDE_AT_NATION, review.scope());
            throw mightHave && !review.lastWordSaid().isEmpty()
                    ? Reason.NOT_OPEN.refuse(new Words(review.lastWordSaid(), review.whyNotOpenEnglish()))
                    : Reason.FORBIDDEN.refuse();
        }
    }

    private Optional<Instant> nextDue(Review review, Verdict verdict, Instant now) {
        Optional<Level> next =
                switch (verdict) {
                    case APPROVE -> review.level() == Level.PROVINCE ? Optional.of(Level.NATION) : Optional.empty();
                    case BACK_TO_PROVINCE -> Optional.of(Level.PROVINCE);
                    case RETURN, REJECT, EXPIRED -> Optional.empty();
                };
        Edition edition = editions.find(review.edition()).orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        return next.map(level -> edition.dueAt(level, now, review.subject().startsAt()));
    }

    private static HistoryEntry entry(Review review, Decision decision, Account by, Instant now) {
        return new HistoryEntry(
                now,
                HistoryEntry.Event.of(decision.verdict()),
                Optional.of(review.level()),
                review.revision(),
                review.id().round(),
                Optional.of(by.id()),
                by.name(),
                decision.reason());
    }
}
