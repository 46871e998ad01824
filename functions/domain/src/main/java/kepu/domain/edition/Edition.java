package kepu.domain.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kepu.domain.organization.Category;
import kepu.domain.review.Level;

/**
 * One year's campaign, reproducible from configuration alone.
 *
 * @param submission when activities may be submitted; the end is exclusive, so "until 30 September" ends at 1 October 0:00 Beijing time (Q13)
 * @param activityFrom first and {@code activityTo} last date on which an activity may begin (Q12)
 * @param reviewUntil the hard end of review; a round still open then is closed as expired (Q94)
 * @param levels which levels review an activity, by the category of its responsible organization (Q90)
 * @param dueDays days a level has for one activity (Q93)
 * @param resubmitGraceDays days after a return in which it may be resubmitted whatever the window (Q92)
 * @param awardActivities and {@code awardOrganizations}: the edition's names of the awards (Q107)
 * @param source where the configuration was taken from, for people
 */
public record Edition(
        int year,
        String name,
        String theme,
        List<String> subThemes,
        Window submission,
        LocalDate activityFrom,
        LocalDate activityTo,
        Instant reviewUntil,
        Map<Category, List<Level>> levels,
        Map<Level, Integer> dueDays,
        int resubmitGraceDays,
        String awardActivities,
        String awardOrganizations,
        String source,
        long version) {

    /** How long a round stays open at most: Step Functions ends an execution after a year, without a word to anybody. */
    public static final Duration LONGEST = Duration.ofDays(360);

    /** The zone in which every date of the campaign is meant. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** From an instant on, until another which no longer belongs to it. */
    public record Window(Instant from, Instant until) {
        public Window {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a window ends after it begins");
            }
        }

        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public Edition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(theme);
        Objects.requireNonNull(submission);
        Objects.requireNonNull(reviewUntil);
        Objects.requireNonNull(source);
        if (activityTo.isBefore(activityFrom)) {
            throw new IllegalArgumentException("activity dates end before they begin");
        }
        subThemes = List.copyOf(subThemes);
        levels = Map.copyOf(levels);
        dueDays = Map.copyOf(dueDays);
    }

    public boolean isOpen(Instant now) {
        return submission.contains(now);
    }

    /** The levels that review activities of this category; empty where the edition does not take the category. */
    public Optional<List<Level>> levels(Category category) {
        return Optional.ofNullable(levels.get(category));
    }

    /**
     * When a level must have decided: its days after the activity reached it, but never later than a day before the
     * activity begins, and never before now (Q93).
     */
    public Instant dueAt(Level level, Instant received, Instant startsAt) {
        Instant byLevel = received.plus(Duration.ofDays(dueDays.getOrDefault(level, 3)));
        Instant byStart = startsAt.minus(Duration.ofDays(1));
        Instant due = byLevel.isBefore(byStart) ? byLevel : byStart;
        return due.isBefore(received) ? received : due;
    }

    /**
     * When a round that begins now is closed if nobody decides: at the hard end of review, or in a fortnight after it;
     * within {@link #LONGEST} in any case.
     */
    public Instant closesAt(Instant now) {
        Instant longest = now.plus(LONGEST);
        if (!now.isBefore(reviewUntil)) {
            return now.plus(Duration.ofDays(14));
        }
        return reviewUntil.isBefore(longest) ? reviewUntil : longest;
    }

    /** Whether an activity that begins at this instant belongs to the edition (Q12). */
    public boolean takesPlaceWithin(Instant startsAt) {
        LocalDate on = startsAt.atZone(ZONE).toLocalDate();
        return !on.isBefore(activityFrom) && !on.isAfter(activityTo);
    }
}
