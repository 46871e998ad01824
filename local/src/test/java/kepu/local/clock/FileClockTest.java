package kepu.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {
    private static final Instant CAMPAIGN = Instant.parse("2023-09-17T00:00:00Z");

    @TempDir
    Path directory;

    private Path file;
    private FileClock clock;

    @BeforeEach
    void open() {
        file = directory.resolve("clock");
        clock = new FileClock(file);
    }

    @Test
    void tellsRealTimeWithoutAFile() {
        Instant before = Instant.now();
        Instant told = clock.instant();
        assertFalse(told.isBefore(before) || told.isAfter(Instant.now()));
    }

    @Test
    void standsStillAtSpeedZeroAndIsTheSameForEveryReader() {
        clock.set(CAMPAIGN, 0);
        assertEquals(CAMPAIGN, clock.instant());
        assertEquals(CAMPAIGN, new FileClock(file).instant());
        clock.advance(Duration.ofSeconds(61));
        assertEquals(CAMPAIGN.plusSeconds(61), new FileClock(file).instant());
    }

    @Test
    void seesEveryReplacementOfTheFile() throws Exception {
        for (int hour = 10; hour < 24; hour++) {
            Instant set = Instant.parse("2023-09-17T" + hour + ":00:00Z");
            Files.writeString(file.resolveSibling("next"), "2023-01-01T00:00:00Z " + set + " 0\n");
            Files.move(
                    file.resolveSibling("next"),
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertEquals(set, clock.instant());
        }
    }

    @Test
    void passesFasterWhenToldTo() {
        ClockSetting hourly = ClockSetting.parse("2023-01-01T00:00:00Z 2023-09-17T00:00:00Z 3600");
        assertEquals(CAMPAIGN.plusSeconds(3600), hourly.at(Instant.parse("2023-01-01T00:00:01Z")));
        assertEquals(hourly, ClockSetting.parse(hourly.line()));
    }

    @Test
    void refusesWhatIsNoSetting() {
        assertThrows(IllegalArgumentException.class, () -> ClockSetting.parse("now"));
        assertThrows(IllegalArgumentException.class, () -> ClockSetting.parse("a b 1"));
        assertThrows(IllegalArgumentException.class, () -> clock.set(CAMPAIGN, -1));
        assertThrows(IllegalArgumentException.class, () -> clock.set(CAMPAIGN, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)));
        assertTrue(Files.notExists(file));
    }
}
