package kepu.local.s3;

import java.util.Arrays;

/** The list of entity tags in an {@code If-Match} or {@code If-None-Match} header. */
final class ETags {
    private ETags() {}

    static boolean contain(String list, String eTag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(",")).map(ETags::unquoted).anyMatch(eTag::equals);
    }

    static String unquoted(String eTag) {
        String bare = eTag.strip();
        bare = bare.startsWith("W/") ? bare.substring(2) : bare;
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
