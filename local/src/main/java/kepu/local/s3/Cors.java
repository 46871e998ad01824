package kepu.local.s3;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers browsers by the rules of a bucket. */
final class Cors {
    private Cors() {}

    /** A preflight: the first rule that fits origin, method and headers is told; otherwise 403. */
    static void preflight(Bucket bucket, Request request, Reply reply) {
        String origin = request.header("Origin").orElseThrow(ErrorCode.BAD_REQUEST::fault);
        String method = request.header("Access-Control-Request-Method")
                .orElseThrow(() -> ErrorCode.BAD_REQUEST.fault("Invalid Access-Control-Request-Method: null"));
        String headers = request.header("Access-Control-Request-Headers").orElse("");
        List<String> names = Arrays.stream(headers.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        CorsRule rule = bucket.cors().stream()
                .filter(candidate -> candidate.allows(origin, method) && candidate.allowsHeaders(names))
                .findFirst()
                .orElseThrow(() -> ErrorCode.ACCESS_FORBIDDEN
                        .fault()
                        .with("Method", method)
                        .with("ResourceType", request.key().isEmpty() ? "BUCKET" : "OBJECT"));
        allow(rule, origin, reply);
        if (!names.isEmpty()) {
            reply.header("Access-Control-Allow-Headers", String.join(", ", names));
        }
        if (rule.maxAgeSeconds() > 0) {
            reply.header("Access-Control-Max-Age", Integer.toString(rule.maxAgeSeconds()));
        }
    }

    /** An actual request: lets the page see the answer, a refusal included, where a rule fits. */
    static void expose(Bucket bucket, Request request, Reply reply) {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent()) {
            bucket.cors().stream()
                    .filter(rule -> rule.allows(origin.get(), request.method()))
                    .findFirst()
                    .ifPresent(rule -> allow(rule, origin.get(), reply));
        }
    }

    private static void allow(CorsRule rule, String origin, Reply reply) {
        reply.header("Access-Control-Allow-Origin", rule.allowsAnyOrigin() ? "*" : origin)
                .header("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()))
                .header("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
        if (!rule.allowsAnyOrigin()) {
            reply.header("Access-Control-Allow-Credentials", "true");
        }
        if (!rule.exposedHeaders().isEmpty()) {
            reply.header("Access-Control-Expose-Headers", String.join(", ", rule.exposedHeaders()));
        }
    }
}
