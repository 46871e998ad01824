package kepu.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kepu.runtime.Json;

/** One request to a handler, in the form of an HTTP API's event (payload format 2.0). */
public final class Call {
    private final String routeKey;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private String body = "";
    private String sourceIp = "192.0.2.1";

    private Call(String routeKey) {
        this.routeKey = routeKey;
    }

    /** A request to a route as the template declares it, such as {@code GET /things/{id}}. */
    public static Call to(String routeKey) {
        return new Call(routeKey);
    }

    /** What stands in the path for a parameter of the route. */
    public Call path(String name, String value) {
        path.put(name, value);
        return this;
    }

    public Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public Call header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public Call bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    /** Made on this version of what is changed. */
    public Call ifMatch(long version) {
        return header("if-match", "\"" + version + "\"");
    }

    /** With a cookie, as {@code name=value}. */
    public Call cookie(String cookie) {
        cookies.add(cookie);
        return this;
    }

    /** From this address instead of one that all calls share. */
    public Call from(String address) {
        sourceIp = address;
        return this;
    }

    /** With a JSON body made of this. */
    public Call json(Object json) {
        return body(new String(Json.bytes(json), StandardCharsets.UTF_8));
    }

    /** With this body, said to be JSON whatever it is. */
    public Call body(String text) {
        body = text;
        headers.putIfAbsent("content-type", "application/json");
        return this;
    }

    /** The handler's answer. */
    public Answer on(RequestStreamHandler handler) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.bytes(event())), output, new LambdaContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.of(Json.trusted(output.toByteArray()));
    }

    /** Invokes a function that is not behind the gateway with this event, and gives what it answers. */
    public static JsonNode invoke(RequestStreamHandler handler, Object event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(Json.bytes(event)), output, new LambdaContext());
        return Json.trusted(output.toByteArray());
    }

    private Json.Body event() {
        String method = routeKey.substring(0, routeKey.indexOf(' '));
        String rawPath = routeKey.substring(method.length() + 1);
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            rawPath = rawPath.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        Json.Body event = Json.body()
                .with("version", "2.0")
                .with("routeKey", routeKey)
                .with("rawPath", rawPath)
                .with("headers", headers)
                .unlessEmpty("cookies", cookies)
                .unlessEmpty("queryStringParameters", query)
                .unlessEmpty("pathParameters", path)
                .unlessEmpty("body", body)
                .with("isBase64Encoded", false);
        return event.with(
                "requestContext",
                Map.of(
                        "routeKey",
                        routeKey,
                        "http",
                        Map.of("method", method, "path", rawPath, "sourceIp", sourceIp, "userAgent", "tests")));
    }
}
