package kepu.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** Where ids come from: sortable by time, and not to be guessed. */
@FunctionalInterface
public interface IdSource {
    IdSource ULID = at -> UlidCreator.getUlid(at.toEpochMilli()).toString();

    /** A new id, made at this instant. */
    String next(Instant at);

    /** A secret of 256 bits, URL-safe; fresh randomness at each call, also after a SnapStart restore. */
    static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
