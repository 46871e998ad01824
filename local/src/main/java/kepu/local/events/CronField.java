package kepu.local.events;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** One field of a cron expression: {@code *}, numbers, names, ranges, steps and lists of them. */
final class CronField {
    private CronField() {}

    /** @param names for the numbers from {@code least} on, such as JAN, FEB, …; may be empty */
    static SortedSet<Integer> numbers(String field, int least, int most, List<String> names) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            int step = stepped.length == 2 ? number(stepped[1], 1, most, List.of()) : 1;
            String[] range = stepped[0].split("-", 2);
            boolean all = stepped[0].equals("*") || stepped[0].equals("?");
            int from = all ? least : number(range[0], least, most, names);
            int to = all || (stepped.length == 2 && range.length == 1)
                    ? most
                    : range.length == 2 ? number(range[1], least, most, names) : from;
            if (to < from) {
                throw new IllegalArgumentException("'" + part + "' runs backwards");
            }
            for (int number = from; number <= to; number += step) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    static int number(String text, int least, int most, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return least + named;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not between " + least + " and " + most);
        }
        return Integer.parseInt(text);
    }
}
