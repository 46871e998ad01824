package kepu.domain.account;

import java.util.List;
import java.util.Objects;

/**
 * Somebody who can log in.
 *
 * @param phone as dialled; what one logs in with
 * @param email where mail goes, or empty; reviewers must have one (Q108)
 */
public record Account(AccountId id, String name, String phone, String email, List<Grant> grants) {
    public Account {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(phone);
        Objects.requireNonNull(email);
        grants = List.copyOf(grants);
    }

    /** Refuses nobody by itself: whether the account may do this to that, by the one table of permissions. */
    public boolean may(Action action, Scope to) {
        return action.isAllowed(this, to);
    }

    /** The phone number with its middle hidden, for showing. */
    public String maskedPhone() {
        return phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
