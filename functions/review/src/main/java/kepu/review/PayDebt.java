package kepu.review;

import java.util.Optional;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.runtime.Settings;
import kepu.storage.Editions;
import kepu.storage.Reviews;

/**
 * Does what is owed to a round's execution, as the round says it now, not as the event said it then: so a record that
 * comes twice, late or out of order does no harm. What the machine notes by itself when it opens a level stays owed until then.
 */
final class PayDebt {
    private final Settings settings;
    private final Reviews reviews;
    private final Editions editions;
    private final Machine machine;

    PayDebt(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.editions = new Editions(settings);
        this.machine = new Machine(settings);
    }

    /** True if something was owed. */
    boolean pay(ReviewId id) {
        Optional<Reviews.Debt> debt = reviews.debt(id);
        debt.ifPresent(this::pay);
        return debt.isPresent();
    }

    private void pay(Reviews.Debt debt) {
        Review round = debt.review();
        switch (round.owes()) {
            case START -> {
                Edition edition = editions.find(round.edition()).orElseThrow(Reason.NO_SUCH_EDITION::refuse);
                machine.start(round, edition.closesAt(settings.clock().instant()));
            }
            case RESUME, STOP -> debt.taskToken().ifPresent(token -> machine.resume(round, token));
            case NOTHING -> throw new IllegalStateException("nothing is owed to " + round.id());
        }
        if (round.state() == RoundState.CLOSED) {
            reviews.paid(round);
        }
    }
}
