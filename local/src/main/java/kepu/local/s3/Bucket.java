package kepu.local.s3;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A bucket as its template declares it.
 *
 * @param name lower-case letters, digits, dots and hyphens, 3 to 63 of them; anything else is an {@link IllegalArgumentException}
 * @param cors the rules for browsers; the first that fits a request answers it
 * @param publicPrefixes key prefixes that anybody may read without a signature; {@code ""} means the whole bucket
 * @param expiries kept for whoever asks; nothing is ever deleted by them
 */
public record Bucket(String name, List<CorsRule> cors, List<String> publicPrefixes, List<Expiry> expiries) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");

    public Bucket {
        if (name.length() < 3 || name.length() > 63 || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a bucket name: " + name);
        }
        cors = List.copyOf(cors);
        publicPrefixes = List.copyOf(publicPrefixes);
        expiries = List.copyOf(expiries);
    }

    /** A private bucket without rules. */
    public static Bucket named(String name) {
        return new Bucket(name, List.of(), List.of(), List.of());
    }

    boolean isPublic(String key) {
        return publicPrefixes.stream().anyMatch(key::startsWith);
    }

    /** A lifecycle rule: objects under the prefix are due for deletion this many days after they were written. */
    public record Expiry(String prefix, int days) {}
}
