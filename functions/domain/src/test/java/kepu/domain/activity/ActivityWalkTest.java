package kepu.domain.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.fault.Refusal;
import kepu.domain.review.Decision;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.Owes;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people and machine do in whatever order, these things hold after every step. */
class ActivityWalkTest {
    private enum Step {
        EDIT,
        SUBMIT,
        WITHDRAW,
        OPEN,
        APPROVE,
        RETURN,
        REJECT,
        BACK_TO_PROVINCE,
        DECIDE_ON_A_STALE_REVISION,
        DECIDE_ON_ONES_OWN,
        PUBLISH
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(Step.SUBMIT, Step.OPEN, Step.APPROVE)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of(Step.values())))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 2000)
    void everyWalkKeepsThePromises(@ForAll("walks") List<Step> steps) {
        Walk walk = new Walk();
        for (Step step : steps) {
            Activity before = walk.activity;
            Optional<Review> roundBefore = walk.round;
            boolean refused = !walk.takes(step);
            if (refused) {
                assertEquals(before, walk.activity, "a refusal changes nothing");
                assertEquals(roundBefore, walk.round, "a refusal changes nothing");
            } else {
                walk.hasNotLost(before);
            }
            walk.isSound();
        }
    }

    private static final class Walk {
        private Activity activity = Samples.draft();
        private Optional<Review> round = Optional.empty();
        private Instant now = Samples.FILED;
        private final Map<ReviewId, Integer> finalVerdicts = new HashMap<>();

        boolean takes(Step step) {
            now = now.plus(Duration.ofMinutes(10));
            try {
                switch (step) {
                    case EDIT ->
                        activity = activity.edited(
                                Samples.form()
                                        .place("第 " + activity.version() + " 处")
                                        .get(),
                                now);
                    case SUBMIT -> {
                        activity = Samples.submitted(activity, now);
                        round = Optional.of(Samples.round(activity));
                    }
                    case WITHDRAW -> {
                        activity = activity.withdrawn(now);
                        round = round.map(Review::withdrawn);
                    }
                    case OPEN ->
                        round = round.filter(one -> one.state() == RoundState.OPENING)
                                .map(one -> Samples.opened(one, now))
                                .or(() -> round);
                    case APPROVE -> decide(Verdict.APPROVE);
                    case RETURN -> decide(Verdict.RETURN);
                    case REJECT -> decide(Verdict.REJECT);
                    case BACK_TO_PROVINCE -> decide(Verdict.BACK_TO_PROVINCE);
                    case DECIDE_ON_A_STALE_REVISION ->
                        decide(Verdict.APPROVE, activity.counts().revision() - 1, Samples.REVIEWER);
                    case DECIDE_ON_ONES_OWN ->
                        decide(Verdict.APPROVE, activity.counts().revision(), Samples.SUBMITTER);
                    case PUBLISH -> publish();
                }
                return true;
            } catch (Refusal refusal) {
                return false;
            }
        }

        private void decide(Verdict verdict) {
            decide(verdict, activity.counts().revision(), Samples.REVIEWER);
        }

        private void decide(Verdict verdict, int revision, kepu.domain.account.AccountId by) {
            if (round.isEmpty()) {
                return;
            }
            Review review = round.get();
            Optional<Instant> due = Optional.of(now.plus(Duration.ofDays(3)));
            Decision decision = new Decision(verdict, revision, "理由", Map.of());
            Review decided = review.decided(decision, by, "审核员", due, now);
            activity = activity.decided(review.level(), verdict, "理由", Map.of(), due, now);
            round = Optional.of(decided);
            if (decided.state() == RoundState.CLOSED) {
                finalVerdicts.merge(review.id(), 1, Integer::sum);
            }
        }

        // What the machine does to the activity when it publishes, on its own condition.
        private void publish() {
            Activity.Counts counts = activity.counts();
            activity = new Activity(
                    activity.id(),
                    activity.edition(),
                    activity.submitter(),
                    activity.name(),
                    activity.version() + 1,
                    new Activity.Counts(counts.revision(), counts.approved(), counts.approved(), counts.round()),
                    activity.standing(),
                    activity.route(),
                    activity.chain(),
                    activity.times());
        }

        void hasNotLost(Activity before) {
            Activity.Counts was = before.counts();
            Activity.Counts is = activity.counts();
            assertTrue(is.revision() >= was.revision() && is.round() >= was.round(), "counts only grow");
            assertTrue(is.approved() >= was.approved() && is.live() >= was.live(), "what was approved stays so");
            assertTrue(activity.version() >= before.version(), "versions only grow");
            assertTrue(activity.equals(before) || activity.version() > before.version(), "a change has a version");
            assertEquals(before.times().createdAt(), activity.times().createdAt());
            before.times()
                    .submittedAt()
                    .ifPresent(first -> assertEquals(
                            Optional.of(first), activity.times().submittedAt(), "the first submission counts (Q10)"));
        }

        void isSound() {
            Activity.Counts counts = activity.counts();
            assertTrue(counts.approved() <= counts.revision(), "nothing is approved before it is submitted");
            assertTrue(counts.live() <= counts.approved(), "nothing is shown before it is approved");
            assertTrue(finalVerdicts.values().stream().allMatch(times -> times == 1), "one final verdict per round");
            boolean open = round.filter(one -> one.state() != RoundState.CLOSED).isPresent();
            assertEquals(activity.status().isPending(), open, "pending exactly while its round is not closed");
            assertEquals(
                    activity.status().isPending(), activity.standing().dueAt().isPresent(), "due while pending");
            round.ifPresent(this::agrees);
        }

        private void agrees(Review review) {
            assertEquals(activity.review(), review.id());
            assertEquals(activity.counts().revision(), review.revision());
            assertEquals(review.state() == RoundState.CLOSED, review.outcome() != Outcome.UNDECIDED);
            assertEquals(review.state() == RoundState.OPEN, review.openedAt().isPresent());
            if (review.state() == RoundState.OPEN) {
                assertEquals(Owes.NOTHING, review.owes(), "who has opened is owed nothing");
            } else {
                assertTrue(review.owes() != Owes.NOTHING, "whatever waits for the machine is owed something");
            }
            if (activity.status() == ActivityStatus.PROVINCE_PENDING) {
                assertEquals(Level.PROVINCE, review.level());
            } else if (activity.status() == ActivityStatus.NATIONAL_PENDING) {
                assertEquals(Level.NATION, review.level());
            }
        }
    }
}
