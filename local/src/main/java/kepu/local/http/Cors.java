package kepu.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cross-origin answers as {@code CorsConfiguration} declares them. Where it is declared, API Gateway answers preflights
 * itself and ignores what functions say about it.
 */
final class Cors {
    private final boolean declared;
    private final List<String> origins;
    private final String methods;
    private final String headers;
    private final String exposed;
    private final boolean credentials;
    private final int maxAge;

    /** @param configuration missing when the API declares none; {@code true} allows everything */
    Cors(JsonNode configuration) {
        boolean all = configuration.asBoolean(false);
        declared = configuration.isObject() || all;
        origins = all ? List.of("*") : texts(configuration.path("AllowOrigins"));
        methods = all ? "*" : String.join(",", texts(configuration.path("AllowMethods")));
        headers = all ? "*" : String.join(",", texts(configuration.path("AllowHeaders")));
        exposed = String.join(",", texts(configuration.path("ExposeHeaders")));
        credentials = configuration.path("AllowCredentials").asBoolean(false);
        maxAge = configuration.path("MaxAge").asInt(0);
    }

    boolean answersPreflights() {
        return declared;
    }

    Answer preflight(String origin) {
        Map<String, List<String>> answer = new HashMap<>(allowing(origin));
        if (!answer.isEmpty()) {
            put(answer, "access-control-allow-methods", methods);
            put(answer, "access-control-allow-headers", headers);
            put(answer, "access-control-max-age", maxAge > 0 ? String.valueOf(maxAge) : "");
        }
        return new Answer(204, answer, new byte[0]);
    }

    Answer decorate(Answer answer, String origin) {
        if (!declared) {
            return answer;
        }
        Map<String, List<String>> all = new HashMap<>(answer.headers());
        all.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        all.putAll(allowing(origin));
        return new Answer(answer.status(), all, answer.body());
    }

    private Map<String, List<String>> allowing(String origin) {
        Optional<String> allowed = origin.isEmpty()
                ? Optional.empty()
                : origins.contains("*")
                        ? Optional.of("*")
                        : origins.stream()
                                .filter(pattern -> matches(pattern, origin))
                                .findFirst()
                                .map(hit -> origin);
        Map<String, List<String>> answer = new HashMap<>();
        allowed.ifPresent(value -> {
            put(answer, "access-control-allow-origin", value);
            put(answer, "access-control-expose-headers", exposed);
            put(answer, "access-control-allow-credentials", credentials ? "true" : "");
            put(answer, "vary", value.equals("*") ? "" : "Origin");
        });
        return answer;
    }

    /** A star may stand for the scheme's rest: {@code https://*}. */
    private static boolean matches(String pattern, String origin) {
        return pattern.endsWith("*")
                ? origin.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equalsIgnoreCase(origin);
    }

    private static void put(Map<String, List<String>> answer, String name, String value) {
        if (!value.isEmpty()) {
            answer.put(name, List.of(value));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
