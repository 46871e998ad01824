package kepu.local.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A path-style request: whose bucket and which object it is about, and what was said with it. */
final class Request {
    private static final int KEY_BYTES = 1024;

    private final String method;
    private final String path;
    private final String bucket;
    private final String key;
    private final Query query;
    private final Headers headers;
    private final InputStream body;

    private Request(
            String method, String path, String bucket, String key, Query query, Headers headers, InputStream body) {
        this.method = method;
        this.path = path;
        this.bucket = bucket;
        this.key = key;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** Refuses a path that is not UTF-8 and a key longer than 1024 bytes. */
    static Request of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String raw = exchange.getRequestURI().getRawQuery();
        if (path == null || !path.startsWith("/")) {
            throw ErrorCode.INVALID_URI.fault();
        }
        int slash = path.indexOf('/', 1);
        String bucket = Percent.decode(slash < 0 ? path.substring(1) : path.substring(1, slash));
        String key = slash < 0 ? "" : Percent.decode(path.substring(slash + 1));
        if (key.getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
            throw ErrorCode.KEY_TOO_LONG.fault();
        }
        Query query = Query.parse(raw == null ? "" : raw);
        return new Request(
                exchange.getRequestMethod(),
                Percent.decode(path),
                bucket,
                key,
                query,
                exchange.getRequestHeaders(),
                new ClientBody(exchange.getRequestBody()));
    }

    String method() {
        return method;
    }

    String bucket() {
        return bucket;
    }

    /** Empty when the request is about the bucket. */
    String key() {
        return key;
    }

    Query query() {
        return query;
    }

    InputStream body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** An {@code x-amz-} header, or the same moved into the query of a presigned address. */
    Optional<String> amz(String name) {
        return header(name).or(() -> query.hoisted(name));
    }

    List<String> headerValues(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** All headers by lower-case name, the values of one name joined. */
    Map<String, String> allHeaders() {
        Map<String, String> all = new TreeMap<>();
        headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return all;
    }

    /** The path as signatures see it: every segment coded once, nothing normalised. */
    String canonicalPath() {
        return Percent.encodePath(path);
    }

    String resource() {
        return "/" + bucket + (key.isEmpty() ? "" : "/" + key);
    }
}
