package kepu.local.kms;

import java.util.List;

/**
 * A key as its template declares it. Another spec under the same ARN is another key, as it is after a deployment.
 *
 * @param arn ends in {@code :key/} and the key's id
 * @param aliases each with its {@code alias/}
 */
public record Key(String arn, KeySpec spec, List<String> aliases) {
    public Key {
        if (!arn.matches("arn:[^/]+:key/[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("Not the ARN of a key: " + arn);
        }
        aliases = List.copyOf(aliases);
        if (!aliases.stream().allMatch(alias -> alias.startsWith("alias/"))) {
            throw new IllegalArgumentException("An alias begins with alias/: " + aliases);
        }
    }

    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String account() {
        return arn.split(":")[4];
    }

    /** By id, ARN, alias or the alias's ARN. */
    boolean isNamed(String name) {
        String base = arn.substring(0, arn.lastIndexOf(':') + 1);
        return name.equals(id())
                || name.equals(arn)
                || aliases.stream().anyMatch(alias -> name.equals(alias) || name.equals(base + alias));
    }
}
