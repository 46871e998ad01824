package kepu.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kepu.domain.review.ReviewId;
import kepu.runtime.Json;
import kepu.runtime.Observed;
import kepu.runtime.Settings;
import kepu.storage.Reviews;

/**
 * Works through what is still owed to executions; begins those again that are no more, and counts as drift what has been
 * owed for too long.
 */
final class Reconcile {
    /** The stream normally pays within a second; younger debts are left to it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** What is owed for longer than this is drift: its goal is 0. */
    private static final Duration DRIFT = Duration.ofMinutes(15);

    private static final int MOST = 200;

    private final Settings settings;
    private final Reviews reviews;
    private final PayDebt debts;

    Reconcile(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.debts = new PayDebt(settings);
    }

    Json.Body reconcile() {
        Instant now = settings.clock().instant();
        List<ReviewId> owed = reviews.owedSinceBefore(now.minus(PATIENCE), MOST);
        Set<ReviewId> forLong = Set.copyOf(reviews.owedSinceBefore(now.minus(DRIFT), MOST));
        int failed = 0;
        for (ReviewId id : owed) {
            try {
                if (!debts.pay(id) && forLong.contains(id)) {
                    debts.startAgain(id);
                }
            } catch (RuntimeException accident) {
                // One round in trouble must not keep the others waiting.
                failed++;
                Observed.accident("debt not paid", Map.of("review", id.toString()), accident);
            }
        }
        int drift = reviews.owedSinceBefore(now.minus(DRIFT), MOST).size();
        Observed.count("Drift", drift);
        return Json.body().with("owed", owed.size()).with("failed", failed).with("drift", drift);
    }
}
