package kepu.local.events;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;

/** The days that a cron expression's last four fields mean. */
final class CronDays {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final Predicate<LocalDate> daysOfMonth;
    private final SortedSet<Integer> months;
    private final Predicate<LocalDate> daysOfWeek;
    private final SortedSet<Integer> years;

    CronDays(String dayOfMonth, String month, String dayOfWeek, String year) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException("one of day of month and day of week is '?'");
        }
        daysOfMonth = daysOfMonth(dayOfMonth);
        months = CronField.numbers(month, 1, 12, MONTHS);
        daysOfWeek = daysOfWeek(dayOfWeek);
        years = CronField.numbers(year, 1970, 2199, List.of());
    }

    boolean include(LocalDate day) {
        return years.contains(day.getYear())
                && months.contains(day.getMonthValue())
                && daysOfMonth.test(day)
                && daysOfWeek.test(day);
    }

    private static Predicate<LocalDate> daysOfMonth(String field) {
        if (field.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        SortedSet<Integer> days = CronField.numbers(field, 1, 31, List.of());
        return day -> days.contains(day.getDayOfMonth());
    }

    private static Predicate<LocalDate> daysOfWeek(String field) {
        String[] nth = field.split("#", 2);
        if (nth.length == 2) {
            int weekday = CronField.number(nth[0], 1, 7, WEEKDAYS);
            int which = CronField.number(nth[1], 1, 5, List.of());
            return day -> weekday(day) == weekday && (day.getDayOfMonth() + 6) / 7 == which;
        }
        SortedSet<Integer> weekdays = CronField.numbers(field, 1, 7, WEEKDAYS);
        return day -> weekdays.contains(weekday(day));
    }

    private static int weekday(LocalDate day) {
        return day.getDayOfWeek().getValue() % 7 + 1;
    }
}
