package kepu.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kepu.runtime.Json;

/** What a handler answered. */
public record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    static Answer of(JsonNode answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        String text = answer.path("body").asText();
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        return new Answer(answer.path("statusCode").asInt(), headers, cookies, body);
    }

    public JsonNode json() {
        return Json.trusted(body);
    }

    /** The code of the problem it is, or empty. */
    public String code() {
        return json().path("code").asText();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Status and problem code in one, such as {@code 404 NO_SUCH_EDITION}; for assertions that say what happened. */
    public String refusal() {
        return status + " " + code();
    }
}
