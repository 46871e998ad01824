package kepu.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kepu.local.http.Answer;

/**
 * One port for many services: those of the AWS JSON protocol by the prefix of {@code X-Amz-Target}, others by their path,
 * and whatever is left is a bucket's.
 */
final class Endpoint implements HttpHandler {
    private final Map<String, HttpHandler> byTarget = new LinkedHashMap<>();
    private final Map<String, HttpHandler> byPath = new LinkedHashMap<>();
    private HttpHandler rest = exchange ->
            Answer.json(404, "{\"message\":\"No service answers here\"}").send(exchange);

    Endpoint target(String prefix, HttpHandler handler) {
        byTarget.put(prefix, handler);
        return this;
    }

    Endpoint path(String prefix, HttpHandler handler) {
        byPath.put(prefix, handler);
        return this;
    }

    Endpoint otherwise(HttpHandler handler) {
        rest = handler;
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        String path = exchange.getRequestURI().getPath();
        HttpHandler handler = target.isEmpty()
                ? chosen(byPath, path)
                : byTarget.getOrDefault(target.substring(0, Math.max(0, target.lastIndexOf('.'))), rest);
        handler.handle(exchange);
    }

    private HttpHandler chosen(Map<String, HttpHandler> handlers, String path) {
        return handlers.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(rest);
    }
}
