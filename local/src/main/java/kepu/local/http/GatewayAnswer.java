package kepu.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kepu.local.lambda.InvocationResult;

/** Makes an HTTP answer of what a function returned, by the rules of payload format 2.0. */
final class GatewayAnswer {
    static final Answer FAILED = Answer.json(500, "{\"message\":\"Internal Server Error\"}");

    private GatewayAnswer() {}

    static Answer of(InvocationResult result) {
        if (result.failed()) {
            return FAILED;
        }
        try {
            JsonNode returned = result.json();
            return returned.isObject() && returned.has("statusCode") ? whole(returned) : shortForm(returned);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            System.err.println("not an HTTP answer: " + malformed.getMessage());
            return FAILED;
        }
    }

    /** Without a status code, what was returned is itself the body of a 200. */
    private static Answer shortForm(JsonNode returned) {
        return Answer.json(200, returned.isTextual() ? returned.asText() : returned.toString());
    }

    private static Answer whole(JsonNode returned) {
        int status = returned.get("statusCode").asInt();
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("statusCode " + returned.get("statusCode"));
        }
        Map<String, List<String>> headers = new TreeMap<>();
        returned.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        List<String> cookies = new ArrayList<>();
        returned.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        JsonNode given = returned.path("body");
        String text =
                given.isTextual() ? given.asText() : given.isMissingNode() || given.isNull() ? "" : given.toString();
        byte[] body = returned.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            headers.putIfAbsent("content-type", List.of("text/plain;charset=utf-8"));
        }
        // The gateway frames the answer itself.
        headers.remove("content-length");
        headers.remove("transfer-encoding");
        return new Answer(status, headers, body);
    }
}
