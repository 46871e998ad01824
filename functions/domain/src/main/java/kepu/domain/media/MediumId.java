package kepu.domain.media;

import java.util.regex.Pattern;

/** Names one uploaded file for ever: a ULID. */
public record MediumId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public MediumId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a medium id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
