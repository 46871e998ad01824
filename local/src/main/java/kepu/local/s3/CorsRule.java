package kepu.local.s3;

import java.util.List;
import java.util.Locale;

/**
 * One rule of a bucket's {@code CorsConfiguration}.
 *
 * @param allowedOrigins origins, each with at most one {@code *}
 * @param allowedMethods of GET, PUT, POST, DELETE, HEAD
 * @param allowedHeaders request headers, each with at most one {@code *}
 * @param exposedHeaders response headers that a script may read
 * @param maxAgeSeconds how long a browser may keep the preflight's answer; 0 leaves it to the browser
 */
public record CorsRule(
        List<String> allowedOrigins,
        List<String> allowedMethods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAgeSeconds) {

    public CorsRule {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedMethods = List.copyOf(allowedMethods);
        allowedHeaders = List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    boolean allows(String origin, String method) {
        return allowedMethods.contains(method) && allowedOrigins.stream().anyMatch(pattern -> fits(pattern, origin));
    }

    boolean allowsHeaders(List<String> headers) {
        return headers.stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .allMatch(header ->
                        allowedHeaders.stream().anyMatch(pattern -> fits(pattern.toLowerCase(Locale.ROOT), header)));
    }

    boolean allowsAnyOrigin() {
        return allowedOrigins.contains("*");
    }

    private static boolean fits(String pattern, String value) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(value);
        }
        String head = pattern.substring(0, star);
        String tail = pattern.substring(star + 1);
        return value.length() >= head.length() + tail.length() && value.startsWith(head) && value.endsWith(tail);
    }
}
