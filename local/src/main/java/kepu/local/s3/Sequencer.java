package kepu.local.s3;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that only grow, across restarts as well, for they follow the clock. */
final class Sequencer {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    Sequencer(Clock clock) {
        this.clock = clock;
    }

    /** Sixteen hexadecimal digits; later ones are greater as text. */
    String next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return String.format("%016X", last.updateAndGet(previous -> Math.max(previous + 1, now)));
    }
}
