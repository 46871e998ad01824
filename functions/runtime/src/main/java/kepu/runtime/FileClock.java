package kepu.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that can be set while functions run: a file with one line {@code <real instant> <shown instant> <speed>}. From
 * the real instant on it shows the given one and runs at that speed; without the file it shows now.
 */
final class FileClock extends Clock {
    private final Path file;
    private final Clock real;

    private FileClock(Path file, Clock real) {
        this.file = file;
        this.real = real;
    }

    /** The clock named by a setting {@code file:<path>}, or the system's when it is empty. */
    static Clock orSystem(String setting) {
        if (setting.isEmpty()) {
            return Clock.systemUTC();
        }
        if (!setting.startsWith("file:")) {
            throw new IllegalStateException("CLOCK is empty or file:<path>");
        }
        return new FileClock(Path.of(setting.substring("file:".length())), Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        Instant now = real.instant();
        try {
            String[] set = Files.readString(file).strip().split(" ");
            Duration since = Duration.between(Instant.parse(set[0]), now);
            double speed = Double.parseDouble(set[2]);
            return Instant.parse(set[1]).plusNanos((long) (since.toNanos() * speed));
        } catch (NoSuchFileException e) {
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FileClock(file, real.withZone(zone));
    }
}
