package kepu.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time that the clock file says it is; real time while there is no file.
 *
 * <p>Any process may read or replace the file. A change is seen at the next question; in between a question costs one
 * look at the file's attributes.
 */
public final class FileClock extends Clock {
    private final Path file;
    private final ZoneId zone;
    private volatile Reading reading = new Reading(null, ClockSetting.NOW);

    /** The setting as of one state of the file; the key is null while there is none. */
    private record Reading(Object state, ClockSetting setting) {}

    private record State(FileTime modified, long size, Object fileKey) {}

    public FileClock(Path file) {
        this(file, ZoneOffset.UTC);
    }

    private FileClock(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FileClock(file, other);
    }

    @Override
    public Instant instant() {
        return setting().at(Instant.now());
    }

    public double speed() {
        return setting().speed();
    }

    /** Sets the time absolutely. Going backwards is allowed; whatever already happened stays as it is. */
    public synchronized void set(Instant virtual, double speed) {
        write(new ClockSetting(Instant.now(), virtual, speed));
    }

    /** Moves forward at the same speed. */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("a clock advances; to go back, set it");
        }
        Instant now = Instant.now();
        ClockSetting before = setting();
        write(new ClockSetting(now, before.at(now).plus(by), before.speed()));
    }

    private void write(ClockSetting setting) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, setting.line());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private ClockSetting setting() {
        Reading last = reading;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // A replaced file has a new key even when time stamp and size happen to be the same.
            State state = new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            if (!state.equals(last.state())) {
                last = new Reading(state, ClockSetting.parse(Files.readString(file)));
                reading = last;
            }
            return last.setting();
        } catch (NoSuchFileException absent) {
            return ClockSetting.NOW;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
