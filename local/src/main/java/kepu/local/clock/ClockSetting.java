package kepu.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Virtual time as a line through one point: it was {@code virtual} when it really was {@code real}, and passes
 * {@code speed} times as fast. In a file: {@code <real instant> <virtual instant> <speed>}.
 *
 * @param speed 1 as usual, 0 stands still, 60 makes an hour of a minute
 */
public record ClockSetting(Instant real, Instant virtual, double speed) {
    static final ClockSetting NOW = new ClockSetting(Instant.EPOCH, Instant.EPOCH, 1);

    public ClockSetting {
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("a clock's speed is between 0 and 1000000, not " + speed);
        }
    }

    static ClockSetting parse(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 3) {
            throw new IllegalArgumentException("not '<real instant> <virtual instant> <speed>': " + line);
        }
        try {
            return new ClockSetting(Instant.parse(parts[0]), Instant.parse(parts[1]), Double.parseDouble(parts[2]));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("not an instant: " + malformed.getParsedString(), malformed);
        }
    }

    Instant at(Instant now) {
        Duration passed = Duration.between(real, now);
        return virtual.plus(speed == 1 ? passed : Duration.ofNanos(Math.round(passed.toMillis() * speed) * 1_000_000L));
    }

    String line() {
        return real + " " + virtual + " " + speed + "\n";
    }
}
