package kepu.submission;

import java.time.Instant;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.activity.Activity;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.runtime.Attempts;
import kepu.runtime.Settings;
import kepu.storage.Reviews;
import kepu.storage.Submissions;

/** Takes an activity back from review, so that it can be changed (Q91). */
final class WithdrawActivity {
    private final Settings settings;
    private final Submissions submissions;
    private final Reviews reviews;

    WithdrawActivity(Settings settings) {
        this.settings = settings;
        this.submissions = new Submissions(settings);
        this.reviews = new Reviews(settings);
    }

    Activity withdraw(Activity activity, Account by, long seen) {
        activity.mustHaveVersion(seen);
        Instant now = settings.clock().instant();
        Activity withdrawn = activity.withdrawn(now);
        HistoryEntry entry = new HistoryEntry(
                now,
                HistoryEntry.Event.WITHDRAWN,
                Optional.empty(),
                activity.counts().revision(),
                activity.counts().round(),
                Optional.of(by.id()),
                by.name(),
                "");
        // The machine may open the round at this very moment; then it is looked at again.
        Attempts.whileBusy(() -> {
            Review round = reviews.find(activity.review()).orElseThrow(Reason.NO_SUCH_REVIEW::refuse);
            submissions.withdraw(activity, withdrawn, round, round.withdrawn(), entry);
            return round;
        });
        return withdrawn;
    }
}
