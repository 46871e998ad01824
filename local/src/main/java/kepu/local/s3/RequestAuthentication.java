package kepu.local.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out who sent a request: by its Authorization header, by its presigned query, or nobody. */
final class RequestAuthentication {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final long LONGEST_SECONDS = 7 * 24 * 3600;

    private final Credentials credentials;
    private final Clock clock;

    RequestAuthentication(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Refuses a signature that is wrong, too old, too new or over something else, as AWS does. */
    Caller authenticate(Request request) {
        if (request.header("Authorization").isPresent()) {
            return byHeader(request, request.header("Authorization").orElseThrow());
        }
        if (request.query().has("X-Amz-Algorithm") || request.query().has("X-Amz-Signature")) {
            return byQuery(request);
        }
        if (request.query().has("AWSAccessKeyId")) {
            throw ErrorCode.INVALID_REQUEST.fault("Please use AWS4-HMAC-SHA256.");
        }
        return new Caller.Anonymous();
    }

    private Caller byHeader(Request request, String authorization) {
        if (!authorization.startsWith(ALGORITHM + " ")) {
            throw ErrorCode.INVALID_REQUEST.fault("Please use AWS4-HMAC-SHA256.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : authorization.substring(ALGORITHM.length()).split(",")) {
            String[] pair = part.strip().split("=", 2);
            parts.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        Scope scope = Scope.parse(parts.getOrDefault("Credential", ""))
                .orElseThrow(ErrorCode.AUTHORIZATION_HEADER_MALFORMED::fault);
        String timestamp = request.header("x-amz-date").orElse("");
        Instant signedAt = Timestamp.basic(timestamp)
                .orElseThrow(() ->
                        ErrorCode.ACCESS_DENIED.fault("AWS authentication requires a valid Date or x-amz-date header"));
        if (!timestamp.startsWith(scope.day())) {
            throw ErrorCode.AUTHORIZATION_HEADER_MALFORMED.fault();
        }
        SigningKey key = credentials.keyFor(scope);
        Instant now = clock.instant();
        if (Duration.between(signedAt, now).abs().compareTo(SKEW) > 0) {
            throw ErrorCode.REQUEST_TIME_TOO_SKEWED
                    .fault()
                    .with("RequestTime", timestamp)
                    .with("ServerTime", Timestamp.iso(now))
                    .with("MaxAllowedSkewMilliseconds", SKEW.toMillis());
        }
        String hash = request.header("x-amz-content-sha256")
                .orElseThrow(() -> ErrorCode.INVALID_REQUEST.fault(
                        "Missing required header for this request: x-amz-content-sha256"));
        List<String> signed = headers(parts.getOrDefault("SignedHeaders", ""));
        if (!signed.contains("x-amz-content-sha256")) {
            throw ErrorCode.ACCESS_DENIED
                    .fault("There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", "x-amz-content-sha256");
        }
        return verified(
                request, new Signature(scope, timestamp, signed, hash, parts.getOrDefault("Signature", "")), key);
    }

    private Caller byQuery(Request request) {
        Query query = request.query();
        if (!query.first("X-Amz-Algorithm").orElse("").equals(ALGORITHM)) {
            throw malformedQuery("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        }
        Scope scope = query.first("X-Amz-Credential")
                .flatMap(Scope::parse)
                .orElseThrow(() -> malformedQuery("Error parsing the X-Amz-Credential parameter"));
        String timestamp = query.first("X-Amz-Date").orElse("");
        Instant signedAt = Timestamp.basic(timestamp)
                .filter(instant -> timestamp.startsWith(scope.day()))
                .orElseThrow(() -> malformedQuery("X-Amz-Date must be in the ISO8601 Long Format"));
        long seconds = seconds(query.first("X-Amz-Expires").orElse(""));
        SigningKey key = credentials.keyFor(scope);
        Instant now = clock.instant();
        if (signedAt.isAfter(now.plus(SKEW))) {
            throw ErrorCode.ACCESS_DENIED.fault("Request is not yet valid").with("ServerTime", Timestamp.iso(now));
        }
        Instant expiresAt = signedAt.plusSeconds(seconds);
        if (now.isAfter(expiresAt)) {
            throw ErrorCode.ACCESS_DENIED
                    .fault("Request has expired")
                    .with("X-Amz-Expires", seconds)
                    .with("Expires", Timestamp.iso(expiresAt))
                    .with("ServerTime", Timestamp.iso(now));
        }
        String hash = request.amz("x-amz-content-sha256").orElse(PayloadClaim.UNSIGNED);
        Signature signature = new Signature(
                scope,
                timestamp,
                headers(query.first("X-Amz-SignedHeaders").orElse("")),
                hash,
                query.first("X-Amz-Signature").orElse(""));
        return verified(request, signature, key);
    }

    private static Caller verified(Request request, Signature signature, SigningKey key) {
        if (!signature.signedHeaders().contains("host")) {
            throw ErrorCode.ACCESS_DENIED
                    .fault("There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", "host");
        }
        signature.verify(request, key);
        return new Caller.Signed(new PayloadClaim(
                signature.payloadHash(), key, signature.scope(), signature.timestamp(), signature.value()));
    }

    private static long seconds(String text) {
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) > LONGEST_SECONDS) {
            throw malformedQuery("X-Amz-Expires must be a number of seconds, at most 604800");
        }
        return Long.parseLong(text);
    }

    private static List<String> headers(String list) {
        return Arrays.stream(list.split(";")).filter(name -> !name.isEmpty()).toList();
    }

    private static Fault malformedQuery(String message) {
        return ErrorCode.AUTHORIZATION_QUERY_PARAMETERS_ERROR.fault(message);
    }
}
