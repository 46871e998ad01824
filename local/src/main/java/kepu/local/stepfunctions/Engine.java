package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import kepu.local.states.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives executions: a few threads, none of which waits for anything but an answer to a call. */
final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int THREADS = 16;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Clock clock;
    private final Calls calls;
    private final ExecutorService threads;
    private final Timers timers;

    Engine(Clock clock, Calls calls) {
        this.clock = clock;
        this.calls = calls;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "step-functions-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.timers = new Timers(clock, this::wake);
    }

    Instant now() {
        // History has milliseconds; what is compared with it must not be finer.
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Has the execution looked at soon; harmless when there is nothing to do. */
    void wake(Execution execution) {
        try {
            threads.execute(() -> drive(execution));
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    private void drive(Execution execution) {
        try {
            execution.proceed(now());
            execution.takeCall().ifPresent(call -> make(call, execution));
            if (execution.isReady()) {
                wake(execution);
            } else {
                timers.set(execution.due(), execution);
            }
        } catch (RuntimeException unexpected) {
            if (!threads.isShutdown()) {
                LOG.error("{} is stuck; it is tried again", execution.facts().arn(), unexpected);
                timers.set(now().plus(AGAIN), execution);
            }
        }
    }

    private void make(Execution.PendingCall call, Execution execution) {
        // The call may take long; its timeout must be watched meanwhile.
        timers.set(execution.due(), execution);
        try {
            Answer answer = answer(call);
            // What a closing host answers is no answer: the next process calls again.
            if (!threads.isShutdown()) {
                answer.recordIn(execution, now());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unrecorded) {
            execution.giveBack(call);
            throw unrecorded;
        }
    }

    /** What a call came to. */
    @FunctionalInterface
    private interface Answer {
        void recordIn(Execution execution, Instant now);
    }

    private Answer answer(Execution.PendingCall call) throws InterruptedException {
        try {
            JsonNode result = calls.make(call);
            return (execution, now) -> execution.answered(call, result, now);
        } catch (CallFailed failed) {
            return (execution, now) -> execution.refused(call, failed.failure(), now);
        } catch (RuntimeException defect) {
            LOG.error("A call of {} failed unexpectedly", call.integration(), defect);
            Failure failure = new Failure(Failure.TASK_FAILED, String.valueOf(defect.getMessage()));
            return (execution, now) -> execution.refused(call, failure, now);
        }
    }

    @Override
    public void close() {
        timers.close();
        threads.shutdownNow();
    }
}
