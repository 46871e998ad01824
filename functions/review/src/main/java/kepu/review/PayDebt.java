package kepu.review;

import java.time.Instant;
import kepu.domain.activity.Activity;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.review.Outcome;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Editions;
import kepu.storage.Reviews;

/**
 * Does what is owed to a round's execution, as the round says it now, not as the event said it then: so a record that
 * comes twice, late or out of order does no harm. What the machine notes by itself when it opens a level stays owed until then.
 */
final class PayDebt {
    private final Settings settings;
    private final Reviews reviews;
    private final Activities activities;
    private final Editions editions;
    private final Machine machine;

    PayDebt(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.activities = new Activities(settings);
        this.editions = new Editions(settings);
        this.machine = new Machine(settings);
    }

    /** True unless something is owed to an execution that does not hear. */
    boolean pay(ReviewId id) {
        return reviews.debt(id).map(this::pay).orElse(true);
    }

    /** Begins another execution if something is owed still; meant for one that has not heard for long, and is no more. */
    void startAgain(ReviewId id) {
        reviews.debt(id).map(Reviews.Debt::review).ifPresent(round -> machine.startAgain(round, closesAt(round)));
    }

    private boolean pay(Reviews.Debt debt) {
        Review round = debt.review();
        boolean told =
                switch (round.owes()) {
                    case START -> machine.start(round, closesAt(round));
                    case RESUME, STOP ->
                        debt.taskToken()
                                .filter(token -> machine.resume(round, token))
                                .isPresent();
                    case NOTHING -> throw new IllegalStateException("nothing is owed to " + round.id());
                };
        if (round.state() == RoundState.CLOSED && (told || isSettled(round))) {
            reviews.paid(round);
        }
        return told;
    }

    // An approval that nobody waited for is settled once it is public, or a later one has taken its place; any other
    // outcome is settled as it is written down.
    private boolean isSettled(Review round) {
        return round.outcome() != Outcome.APPROVED
                || activities
                        .find(round.id().activity())
                        .map(Activity::counts)
                        .filter(counts -> counts.live() < round.revision() && counts.approved() == round.revision())
                        .isEmpty();
    }

    private Instant closesAt(Review round) {
        Edition edition = editions.find(round.edition()).orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        return edition.closesAt(settings.clock().instant());
    }
}
