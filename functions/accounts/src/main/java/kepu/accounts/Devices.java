package kepu.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.fault.Reason;
import kepu.runtime.IdSource;
import kepu.storage.Accounts;

/** Devices that stay logged in. The device alone holds its secret; only the secret's hash is stored. */
final class Devices {
    static final Duration REMEMBERED = Duration.ofDays(30);

    private final Accounts accounts;
    private final Clock clock;

    Devices(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Remembers a new device of this account; gives its secret. */
    String remember(AccountId account) {
        String secret = IdSource.secret();
        accounts.remember(hash(secret), account, clock.instant().plus(REMEMBERED));
        return secret;
    }

    /** Whose device has this secret; refuses DEVICE_UNKNOWN for one forgotten, too old, or never seen. */
    Account account(String secret) {
        return accounts.device(hash(secret), clock.instant())
                .flatMap(accounts::find)
                .orElseThrow(Reason.DEVICE_UNKNOWN::refuse);
    }

    void forget(String secret) {
        accounts.forget(hash(secret));
    }

    // Unsalted and fast on purpose: 256 random bits cannot be guessed, and the hash is what the device is found by.
    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
