package kepu.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class TravellingClock extends Clock {
    private final AtomicReference<Instant> now;

    private TravellingClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public static TravellingClock at(Instant start) {
        return new TravellingClock(start);
    }

    /** One that stands at this time, given as in {@code 2023-09-01T09:00:00+08:00}. */
    public static TravellingClock at(String start) {
        return at(java.time.OffsetDateTime.parse(start).toInstant());
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void travelTo(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
