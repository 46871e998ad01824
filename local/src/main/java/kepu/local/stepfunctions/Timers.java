package kepu.local.stepfunctions;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes executions when their time has come by a clock that may jump: it is looked at again and again, never slept by.
 *
 * <p>A timer that is no longer meant wakes an execution with nothing to do; that is cheaper than taking it back.
 */
final class Timers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Queue<Timer> timers = new PriorityBlockingQueue<>(64, Comparator.comparing(Timer::at));
    private final Thread thread;
    private volatile boolean open = true;

    private record Timer(Instant at, Execution execution) {}

    Timers(Clock clock, Consumer<Execution> wake) {
        thread = new Thread(() -> watch(clock, wake), "step-functions-timers");
        thread.setDaemon(true);
        thread.start();
    }

    void set(Instant at, Execution execution) {
        if (at.isBefore(Instant.MAX)) {
            timers.add(new Timer(at, execution));
        }
    }

    private void watch(Clock clock, Consumer<Execution> wake) {
        while (open) {
            try {
                wakeDue(clock.instant(), wake);
            } catch (RuntimeException unexpected) {
                LOG.error("Timers are late", unexpected);
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private void wakeDue(Instant now, Consumer<Execution> wake) {
        for (Timer next = timers.peek(); next != null && !next.at().isAfter(now); next = timers.peek()) {
            timers.remove(next);
            wake.accept(next.execution());
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
