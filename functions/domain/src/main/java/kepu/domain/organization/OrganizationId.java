package kepu.domain.organization;

import java.util.regex.Pattern;

/** Names one organization of the library for ever; letters, digits and hyphens, at most 40. */
public record OrganizationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public OrganizationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organization id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
