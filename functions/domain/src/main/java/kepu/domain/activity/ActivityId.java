package kepu.domain.activity;

import java.util.regex.Pattern;

/** Names one activity for ever: a ULID, so that ids sort by time and cannot be guessed. */
public record ActivityId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public ActivityId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an activity id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
