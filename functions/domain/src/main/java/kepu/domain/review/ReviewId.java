package kepu.domain.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.domain.activity.ActivityId;

/** Names one round of review of one activity; rounds count from 1 (Q103). */
public record ReviewId(ActivityId activity, int round) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Z]{26})-([1-9][0-9]{0,4})");
    private static final Pattern AGAIN = Pattern.compile("-v[0-9]{1,10}$");

    public ReviewId {
        if (round < 1) {
            throw new IllegalArgumentException("rounds count from 1");
        }
    }

    /** Reads {@code <activity>-<round>}. */
    public static ReviewId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a review id");
        }
        return new ReviewId(new ActivityId(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The round of an execution of this name, the first or one that was begun again. */
    public static ReviewId ofExecution(String name) {
        if (!name.startsWith("act-")) {
            throw new IllegalArgumentException("not an execution of ours");
        }
        return parse(AGAIN.matcher(name.substring(4)).replaceFirst(""));
    }

    /** The name of the round's execution of the review machine; the same name makes a second start harmless. */
    public String execution() {
        return "act-" + this;
    }

    /** The name of another execution for a round that stands as of this version, the first being no more. */
    public String executionAgain(long version) {
        return execution() + "-v" + version;
    }

    @Override
    public String toString() {
        return activity + "-" + round;
    }
}
