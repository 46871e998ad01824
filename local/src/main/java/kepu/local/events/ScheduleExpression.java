package kepu.local.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.local.template.TemplateRefusal;

/** When a schedule is due, as EventBridge writes it: {@code rate(5 minutes)}, {@code cron(…)} or {@code at(…)}. */
sealed interface ScheduleExpression permits CronExpression, ScheduleExpression.Once, ScheduleExpression.Rate {
    /** The first time that it is due after the given one; empty when never again. */
    Optional<Instant> after(Instant instant);

    /** @throws TemplateRefusal when it is none */
    static ScheduleExpression parse(String text, ZoneId zone, String place) {
        Matcher call = Pattern.compile("(rate|cron|at)\\((.+)\\)").matcher(text.strip());
        if (!call.matches()) {
            throw new TemplateRefusal(place, "'" + text + "' is no schedule");
        }
        try {
            return switch (call.group(1)) {
                case "rate" -> Rate.parse(call.group(2));
                case "cron" -> new CronExpression(call.group(2), zone);
                default ->
                    new Once(LocalDateTime.parse(call.group(2)).atZone(zone).toInstant());
            };
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new TemplateRefusal(place, "'" + text + "' is no schedule: " + malformed.getMessage());
        }
    }

    /** Every so often, counted from the last time. */
    record Rate(Duration period) implements ScheduleExpression {
        static Rate parse(String text) {
            Matcher rate = Pattern.compile("([1-9][0-9]*) (minute|hour|day)s?").matcher(text);
            if (!rate.matches()) {
                throw new IllegalArgumentException("a rate is such as '5 minutes'");
            }
            long count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }

        @Override
        public Optional<Instant> after(Instant instant) {
            return Optional.of(instant.plus(period));
        }
    }

    /** One single time. */
    record Once(Instant at) implements ScheduleExpression {
        @Override
        public Optional<Instant> after(Instant instant) {
            return at.isAfter(instant) ? Optional.of(at) : Optional.empty();
        }
    }
}
