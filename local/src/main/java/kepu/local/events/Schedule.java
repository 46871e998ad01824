package kepu.local.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import kepu.local.lambda.AsyncInvocations;
import kepu.local.template.Account;
import kepu.local.template.EventSource;
import kepu.local.template.FunctionResource;

/** One schedule of one function. */
final class Schedule {
    private static final long LONGEST_WAIT = Duration.ofSeconds(30).toNanos();

    private final String name;
    private final String function;
    private final EventSource.Schedule source;
    private final ScheduleExpression expression;
    private final Account account;
    private final AsyncInvocations async;
    private final Clock clock;
    private final Path file;
    private Optional<AsyncInvocations.Accepted> fired = Optional.empty();
    private long firedAt;
    private Instant last;
    private Optional<Instant> next;

    Schedule(
            FunctionResource function,
            EventSource.Schedule source,
            Account account,
            AsyncInvocations async,
            Clock clock,
            Path directory) {
        this.name = function.name() + "." + source.id();
        this.function = function.name();
        this.source = source;
        this.expression = ScheduleExpression.parse(
                source.expression(), source.zone(), "Resources." + function.id() + ".Properties.Events." + source.id());
        this.account = account;
        this.async = async;
        this.clock = clock;
        this.file = directory.resolve(name);
        this.last = kept();
        this.next = expression.after(last);
    }

    String name() {
        return name;
    }

    void tick() {
        Instant now = clock.instant();
        if (now.isBefore(last)) {
            keep(now);
        } else if (next.isPresent() && !now.isBefore(next.get()) && !stillBusy()) {
            fired = Optional.of(async.accept(function, event(next.get()).getBytes(StandardCharsets.UTF_8)));
            firedAt = System.nanoTime();
            // From now, not from the due time: what was missed in between is not made up for.
            keep(now);
        }
    }

    /** Under a clock that runs fast, invocations would pile up without end; in real time a schedule waits for nobody. */
    private boolean stillBusy() {
        return fired.filter(event -> !event.done()).isPresent() && System.nanoTime() - firedAt < LONGEST_WAIT;
    }

    private String event(Instant due) {
        String time = due.truncatedTo(ChronoUnit.SECONDS).toString();
        if (!source.input().isEmpty()) {
            return source.input()
                    .replace("<aws.scheduler.scheduled-time>", time)
                    .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString());
        }
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", source.scheduler() ? "aws.scheduler" : "aws.events")
                .put("account", Account.ID)
                .put("time", time)
                .put("region", account.region());
        event.putArray("resources")
                .add(
                        source.scheduler()
                                ? account.arn("scheduler", "schedule/default/" + name)
                                : account.arn("events", "rule/" + name));
        if (source.scheduler()) {
            event.put("detail", "{}");
        } else {
            event.putObject("detail");
        }
        return event.toString();
    }

    private Instant kept() {
        try {
            if (Files.exists(file)) {
                return Instant.parse(Files.readString(file).strip());
            }
            Instant now = clock.instant();
            write(now);
            return now;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void keep(Instant now) {
        last = now;
        next = expression.after(now);
        try {
            write(now);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void write(Instant now) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(part, now + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
