package kepu.local.events;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kepu.local.lambda.AsyncInvocations;
import kepu.local.template.EventSource;
import kepu.local.template.Template;

/**
 * A template's schedules, by the host's clock. When the clock jumps over several due times, a schedule fires once; when it
 * goes back, the schedule counts from there. What fell due while the host was down fires at its start, once.
 */
public final class Schedules implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final List<Schedule> schedules;
    private final Thread thread = new Thread(this::run, "schedules");
    private volatile boolean stopping;

    /** @param directory where is kept when each schedule last fired */
    public Schedules(Template template, AsyncInvocations async, Clock clock, Path directory) {
        schedules = template.functions().stream()
                .flatMap(function -> function.sources(EventSource.Schedule.class)
                        .map(source -> new Schedule(function, source, template.account(), async, clock, directory)))
                .toList();
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Fires what is due now; whoever moves the clock calls it, so that no move is missed. */
    public synchronized void tick() {
        for (Schedule schedule : schedules) {
            try {
                schedule.tick();
            } catch (RuntimeException failed) {
                System.err.println("schedule " + schedule.name() + ": " + failed);
            }
        }
    }

    private void run() {
        while (!stopping) {
            tick();
            try {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            } catch (InterruptedException asked) {
                return;
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }
}
