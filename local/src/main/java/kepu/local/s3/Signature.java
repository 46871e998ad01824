package kepu.local.s3;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A claim that somebody signed this request, ready to be held against the request itself. */
record Signature(Scope scope, String timestamp, List<String> signedHeaders, String payloadHash, String value) {
    private static final Set<String> NOT_SIGNED = Set.of("X-Amz-Signature");

    Signature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Recomputes the signature over what arrived; AWS's refusal names what it computed it over. */
    void verify(Request request, SigningKey key) {
        refuseUnsignedHeaders(request);
        String canonical = canonical(request);
        String toSign = "AWS4-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n" + sha256(canonical);
        if (!key.matches(toSign, value)) {
            throw ErrorCode.SIGNATURE_DOES_NOT_MATCH
                    .fault()
                    .with("AWSAccessKeyId", scope.accessKey())
                    .with("StringToSign", toSign)
                    .with("SignatureProvided", value)
                    .with("CanonicalRequest", canonical);
        }
    }

    private void refuseUnsignedHeaders(Request request) {
        String missing = request.allHeaders().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") || name.equals("host"))
                .filter(name -> !signedHeaders.contains(name))
                // A presigned address may be used with the hash of the body, which its signature leaves open.
                .filter(name -> !name.equals("x-amz-content-sha256"))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw ErrorCode.ACCESS_DENIED
                    .fault("There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", missing);
        }
    }

    private String canonical(Request request) {
        String headers = signedHeaders.stream()
                .map(name -> name + ":" + canonicalValue(request.headerValues(name)) + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n"
                + request.canonicalPath() + "\n"
                + request.query().canonical(name -> !NOT_SIGNED.contains(name)) + "\n"
                + headers + "\n"
                + String.join(";", signedHeaders) + "\n"
                + payloadHash;
    }

    private static String canonicalValue(List<String> values) {
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    /** The server hands headers over as Latin-1, one character for each byte on the wire; the client signed the bytes. */
    private static String sha256(String canonical) {
        return Digests.sha256Hex(canonical.getBytes(StandardCharsets.ISO_8859_1));
    }
}
