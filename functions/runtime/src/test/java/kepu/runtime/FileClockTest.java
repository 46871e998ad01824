package kepu.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {
    private static final Instant SHOWN = Instant.parse("2023-09-01T01:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void withoutASettingItIsTheSystems() {
        assertEquals(Clock.systemUTC(), FileClock.orSystem(""));
        assertThrows(IllegalStateException.class, () -> FileClock.orSystem("2023-09-01"));
    }

    @Test
    void showsNowUntilItsFileIsWritten() {
        Instant before = Instant.now();
        Instant shown = clock().instant();
        assertFalse(shown.isBefore(before) || shown.isAfter(Instant.now()));
    }

    @Test
    void followsItsFileWhileFunctionsRun() throws IOException {
        Clock clock = clock();
        set(Instant.now(), SHOWN, "1");
        assertNear(SHOWN, clock.instant());
        set(Instant.now(), SHOWN.plus(Duration.ofDays(30)), "1");
        assertNear(SHOWN.plus(Duration.ofDays(30)), clock.instant());
        assertNear(
                SHOWN.plus(Duration.ofDays(30)), clock.withZone(ZoneOffset.UTC).instant());
    }

    @Test
    void runsAtItsSpeed() throws IOException {
        set(Instant.now().minus(Duration.ofMinutes(1)), SHOWN, "1440");
        assertNear(SHOWN.plus(Duration.ofDays(1)), clock().instant());
        set(Instant.now().minus(Duration.ofHours(1)), SHOWN, "0");
        assertEquals(SHOWN, clock().instant());
    }

    private Clock clock() {
        return FileClock.orSystem("file:" + folder.resolve("clock"));
    }

    private void set(Instant real, Instant shown, String speed) throws IOException {
        Files.writeString(folder.resolve("clock"), real + " " + shown + " " + speed + "\n");
    }

    // A slow machine runs on meanwhile, at most a day of shown time.
    private static void assertNear(Instant expected, Instant shown) {
        assertFalse(shown.isBefore(expected), shown + " is before " + expected);
        assertTrue(shown.isBefore(expected.plus(Duration.ofDays(1))), shown + " is long after " + expected);
    }
}
