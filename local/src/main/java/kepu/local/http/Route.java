package kepu.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One route of the API.
 *
 * @param key as declared, such as {@code GET /orders/{id}}
 * @param target the function's name
 */
record Route(String key, String target) {
    private static final String DEFAULT = "$default";

    /** More specific first: by path, segment by segment, then a named method before {@code ANY}, {@code $default} last. */
    static final Comparator<Route> MOST_SPECIFIC = Comparator.comparing(Route::isDefault)
            .thenComparing(Route::weights, Route::compareWeights)
            .thenComparing(route -> route.method().equals("ANY"));

    boolean isDefault() {
        return key.equals(DEFAULT);
    }

    private String method() {
        return key.substring(0, Math.max(0, key.indexOf(' ')));
    }

    private List<String> segments() {
        return segments(key.substring(key.indexOf(' ') + 1));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /**
     * The path parameters, decoded, when this route takes the request.
     *
     * @param rawPath as it came, percent-encoded
     */
    Optional<Map<String, String>> match(String method, String rawPath) {
        if (isDefault()) {
            return Optional.of(Map.of());
        }
        if (!method().equals("ANY") && !method().equals(method)) {
            return Optional.empty();
        }
        List<String> wanted = segments();
        List<String> given = segments(rawPath);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            String rest = i < given.size() ? String.join("/", given.subList(i, given.size())) : "";
            if (segment.endsWith("+}") && !rest.isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 2), decode(rest));
                return Optional.of(parameters);
            }
            if (i >= given.size() || !takes(segment, given.get(i))) {
                return Optional.empty();
            }
            if (isVariable(segment)) {
                parameters.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
            }
        }
        return wanted.size() == given.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static boolean takes(String segment, String given) {
        return isVariable(segment) ? !segment.endsWith("+}") && !given.isEmpty() : segment.equals(decode(given));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** A plus sign is itself in a path, other than in a query. */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }

    private List<Integer> weights() {
        List<Integer> weights = new ArrayList<>();
        for (String segment : isDefault() ? List.<String>of() : segments()) {
            weights.add(segment.endsWith("+}") ? 2 : isVariable(segment) ? 1 : 0);
        }
        return weights;
    }

    private static int compareWeights(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) - other.get(i);
            }
        }
        return other.size() - one.size();
    }
}
