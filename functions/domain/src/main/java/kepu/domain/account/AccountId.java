package kepu.domain.account;

import java.util.regex.Pattern;

/** Names one account for ever; letters, digits and hyphens, at most 40. */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
