package kepu.local.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * EventBridge's six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year; one of the two days is
 * {@code ?}. Of the special signs, {@code L} (last day of the month) and {@code #} (the n-th weekday) are known;
 * {@code W} is refused.
 */
final class CronExpression implements ScheduleExpression {
    private static final int YEARS_AHEAD = 30;

    private final SortedSet<Integer> minutes;
    private final SortedSet<Integer> hours;
    private final CronDays days;
    private final ZoneId zone;

    CronExpression(String text, ZoneId zone) {
        List<String> fields = List.of(text.strip().split("\\s+"));
        if (fields.size() != 6) {
            throw new IllegalArgumentException("cron has six fields, not " + fields.size());
        }
        this.minutes = CronField.numbers(fields.get(0), 0, 59, List.of());
        this.hours = CronField.numbers(fields.get(1), 0, 23, List.of());
        this.days = new CronDays(fields.get(2), fields.get(3), fields.get(4), fields.get(5));
        this.zone = zone;
    }

    @Override
    public Optional<Instant> after(Instant instant) {
        LocalDate first = instant.atZone(zone).toLocalDate();
        for (LocalDate day = first; day.getYear() <= first.getYear() + YEARS_AHEAD; day = day.plusDays(1)) {
            Optional<Instant> due = days.include(day) ? dueOn(day, instant) : Optional.empty();
            if (due.isPresent()) {
                return due;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> dueOn(LocalDate day, Instant after) {
        for (int hour : hours) {
            for (int minute : minutes) {
                // An hour that daylight saving skips is moved on by its length.
                Instant due = ZonedDateTime.of(day, java.time.LocalTime.of(hour, minute), zone)
                        .toInstant();
                if (due.isAfter(after)) {
                    return Optional.of(due);
                }
            }
        }
        return Optional.empty();
    }
}
