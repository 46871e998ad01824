package kepu.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import kepu.local.template.Account;

/** Puts a request into payload format 2.0, as API Gateway hands it to a function. */
final class GatewayEvent {
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    /** Everything else is binary to API Gateway, forms included. */
    private static final Pattern TEXT = Pattern.compile(
            "(?i)\\s*(text/[^;]*|application/(json|javascript|xml|[^;]*\\+json|[^;]*\\+xml))\\s*(;.*)?");

    private final Clock clock;

    GatewayEvent(Clock clock) {
        this.clock = clock;
    }

    ObjectNode of(HttpExchange exchange, Routes.Match match, byte[] body) {
        URI uri = exchange.getRequestURI();
        Map<String, String> headers = headers(exchange);
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "2.0")
                .put("routeKey", match.route().key())
                // HTTP APIs hand the path on decoded, other than REST APIs and function URLs.
                .put("rawPath", uri.getPath())
                .put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
        cookies(exchange, event);
        headers.forEach(event.putObject("headers")::put);
        Map<String, String> query = query(uri.getRawQuery());
        if (!query.isEmpty()) {
            query.forEach(event.putObject("queryStringParameters")::put);
        }
        requestContext(event.putObject("requestContext"), exchange, match, headers);
        if (!match.parameters().isEmpty()) {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        boolean binary = body.length > 0 && !isText(headers.getOrDefault("content-type", ""), body);
        if (body.length > 0) {
            event.put(
                    "body",
                    binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        }
        return event.put("isBase64Encoded", binary);
    }

    private void requestContext(
            ObjectNode context, HttpExchange exchange, Routes.Match match, Map<String, String> headers) {
        Instant now = clock.instant();
        String domain = headers.getOrDefault("host", "localhost").replaceFirst(":[0-9]+$", "");
        context.put("accountId", Account.ID)
                .put("apiId", "local")
                .put("domainName", domain)
                .put("domainPrefix", domain.split("\\.", 2)[0]);
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().getPath())
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                .put("userAgent", headers.getOrDefault("user-agent", ""));
        context.put("requestId", UUID.randomUUID().toString())
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", LOG_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .put("timeEpoch", now.toEpochMilli());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("cookie");
        String source = exchange.getRemoteAddress().getAddress().getHostAddress();
        headers.merge("x-forwarded-for", source, (claimed, seen) -> claimed + ", " + seen);
        headers.put(
                "x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private static void cookies(HttpExchange exchange, ObjectNode event) {
        List<String> cookies = new ArrayList<>();
        for (String line : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : line.split(";\\s*")) {
                cookies.add(cookie.strip());
            }
        }
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.merge(
                    decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", (before, next) -> before + "," + next);
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static boolean isText(String contentType, byte[] body) {
        if (!contentType.isEmpty() && !TEXT.matcher(contentType).matches()) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
