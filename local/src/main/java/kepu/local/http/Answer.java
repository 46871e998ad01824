package kepu.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A whole HTTP answer.
 *
 * @param headers may repeat a name through its list of values
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, String body) {
        return text(status, "application/json", body);
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("content-type", List.of(contentType)), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends this answer and ends the exchange. */
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            boolean bodiless = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
            exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
            if (!bodiless && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
