package kepu.domain.review;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kepu.domain.account.AccountId;

/**
 * The links that mails to reviewers carry: one per round and reviewer, the same in every reminder, so that nothing need
 * be stored. A link locates a task and the reviewer it was sent to; it grants nothing and decides nothing (Q96).
 */
public final class ReviewLinks {
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec key;

    /** @param secret at least 32 bytes, known to the back end alone */
    public ReviewLinks(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a link secret has at least 32 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** What a link says: which round, sent to whom. */
    public record Link(ReviewId review, AccountId reviewer) {}

    /** The link as it stands in a mail: URL-safe, with no secret in it. */
    public String write(Link link) {
        String said = link.review() + "~" + link.reviewer();
        return said + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac("link", said));
    }

    /** What a link says, if it is one of ours and whole. */
    public Optional<Link> read(String text) {
        String[] parts = text.split("~", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Link link = new Link(ReviewId.parse(parts[0]), new AccountId(parts[1]));
            return same(write(link), text) ? Optional.of(link) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Binds the form a reviewer is shown to the link, the reviewer and the revision seen; sent back with the decision. */
    public String nonce(Link link, int revision) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac("form", link.review() + "~" + link.reviewer() + "~" + revision));
    }

    /** Whether a nonce is the one that {@link #nonce} gives; compared in constant time. */
    public boolean isNonce(String nonce, Link link, int revision) {
        return same(nonce(link, revision), nonce);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
