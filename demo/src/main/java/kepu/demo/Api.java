package kepu.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP to one server; every answer is a {@link Reply}, none an exception. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI server;

    Api(URI server) {
        this.server = server;
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    Reply get(String path, Map<String, String> headers) {
        return send("GET", path, headers, BodyPublishers.noBody());
    }

    Reply delete(String path, Map<String, String> headers) {
        return send("DELETE", path, headers, BodyPublishers.noBody());
    }

    Reply post(String path, JsonNode body, Map<String, String> headers) {
        return send("POST", path, json(headers), BodyPublishers.ofString(body.toString()));
    }

    Reply put(String path, JsonNode body, Map<String, String> headers) {
        return send("PUT", path, json(headers), BodyPublishers.ofString(body.toString()));
    }

    /** @param path below the server, or a whole address */
    Reply send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::header);
        String asked = method + " " + path;
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(asked, response.statusCode(), response.headers(), read(response));
        } catch (IOException unanswered) {
            throw new Surprise(asked + " was not answered: " + unanswered, unanswered);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Surprise(asked + " was interrupted", stopping);
        }
    }

    private static Map<String, String> json(Map<String, String> headers) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.putIfAbsent("content-type", "application/json");
        return more;
    }

    private static JsonNode read(HttpResponse<byte[]> response) throws IOException {
        boolean json = response.headers().firstValue("content-type").orElse("").contains("json");
        try {
            return json && response.body().length > 0 ? JSON.readTree(response.body()) : MissingNode.getInstance();
        } catch (JsonProcessingException malformed) {
            throw new Surprise("what says it is JSON is none: " + malformed.getOriginalMessage(), malformed);
        }
    }
}
