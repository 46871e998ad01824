package kepu.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Json;

/** An answer that anyone may keep for half a minute, named by its content so that it need not be sent twice. */
final class PublicAnswer {
    private static final String CACHE = "public, max-age=30";
    private static final int TAG_BYTES = 12;

    private PublicAnswer() {}

    static HttpResponse of(HttpRequest request, Json.Body body) {
        String tag = "\"" + tag(Json.bytes(body)) + "\"";
        HttpResponse answer = request.header("if-none-match")
                        .filter(known -> names(known, tag))
                        .isPresent()
                ? HttpResponse.bytes(304, "application/json; charset=utf-8", new byte[0])
                : HttpResponse.ok(body);
        return answer.header("cache-control", CACHE).header("etag", tag);
    }

    // Compared weakly (RFC 9110, 13.1.2): whatever compresses on the way marks the tag as weak.
    private static boolean names(String known, String tag) {
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new String(
                    Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(digest, TAG_BYTES)),
                    StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
