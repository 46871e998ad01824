package kepu.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is answered; turned into the gateway's form at the end. */
public final class HttpResponse {
    private final int status;
    private final byte[] body;
    private final boolean binary;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();

    private HttpResponse(int status, byte[] body, boolean binary) {
        this.status = status;
        this.body = body;
        this.binary = binary;
    }

    /** 200 with JSON; what people see of their own is not kept by caches unless {@link #header} says otherwise. */
    public static HttpResponse ok(Object json) {
        return json(200, json);
    }

    /** 201 with JSON and where it now is. */
    public static HttpResponse created(String location, Object json) {
        return json(201, json).header("location", location);
    }

    public static HttpResponse noContent() {
        return new HttpResponse(204, new byte[0], false).header("cache-control", "no-store");
    }

    /** Anything else, bytes as they are. */
    public static HttpResponse bytes(int status, String contentType, byte[] body) {
        return new HttpResponse(status, body, true).header("content-type", contentType);
    }

    static HttpResponse json(int status, Object json) {
        return new HttpResponse(status, Json.bytes(json), false)
                .header("content-type", "application/json; charset=utf-8")
                .header("cache-control", "no-store");
    }

    /** With a header; its name in lower case. A later value replaces an earlier one. */
    public HttpResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** With the version of what is shown, to be sent back in If-Match. */
    public HttpResponse version(long version) {
        return header("etag", "\"" + version + "\"");
    }

    public HttpResponse cookie(String cookie) {
        cookies.add(cookie);
        return this;
    }

    public int status() {
        return status;
    }

    Map<String, Object> forGateway() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", status);
        answer.put("headers", headers);
        if (!cookies.isEmpty()) {
            answer.put("cookies", cookies);
        }
        answer.put(
                "body", binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        answer.put("isBase64Encoded", binary);
        return answer;
    }
}
