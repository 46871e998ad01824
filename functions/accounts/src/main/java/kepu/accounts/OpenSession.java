package kepu.accounts;

import kepu.domain.account.Account;
import kepu.domain.fault.Reason;
import kepu.runtime.Passwords;
import kepu.storage.Accounts;

/** Logs in with phone and password. Whether a phone number is known cannot be told from answer or work. */
final class OpenSession {
    private final Accounts accounts;
    private final Attempts attempts;

    OpenSession(Accounts accounts, Attempts attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    /** Whose credentials they are; refuses BAD_CREDENTIALS, or TOO_MANY_ATTEMPTS by this phone or from this address. */
    Account open(Credentials given, String address) {
        attempts.count(given.phone(), address);
        var known = accounts.byPhone(given.phone());
        boolean right = Passwords.matches(
                given.password(), known.map(Accounts.Credentials::passwordHash).orElse(Passwords.NOBODYS));
        Account account = known.filter(stored -> right)
                .flatMap(stored -> accounts.find(stored.account()))
                .orElseThrow(Reason.BAD_CREDENTIALS::refuse);
        attempts.absolve(given.phone(), address);
        return account;
    }
}
