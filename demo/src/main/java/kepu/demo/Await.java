package kepu.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again for what others are about to do, within a bound. */
final class Await {
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private Await() {}

    /** What was looked for, or, after the limit, what was seen last. */
    static <T> T lastly(Duration limit, Supplier<T> look, Predicate<T> found) {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        T seen = look.get();
        while (!found.test(seen) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Surprise("interrupted", stopping);
            }
            // Less and less often: looking takes the machine's time from what is waited for.
            pause = Math.min(pause * 3 / 2, LONGEST_PAUSE_MILLIS);
            seen = look.get();
        }
        return seen;
    }

    /** @throws Surprise when it is not there after the {@link #LIMIT} */
    static <T> T until(String what, Supplier<T> look, Predicate<T> found) {
        T seen = lastly(LIMIT, look, found);
        if (!found.test(seen)) {
            throw new Surprise("waited in vain for " + what + "; last seen: " + seen);
        }
        return seen;
    }
}
