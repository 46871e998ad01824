package kepu.local.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The head of a signed request, written by hand, for what no client would send. */
record SignedHead(String text, PayloadClaim claim) {
    /** A PUT with these headers, by lower-case name, all of them signed. */
    static SignedHead put(URI endpoint, String path, String payloadHash, Map<String, String> more) {
        String timestamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        Scope scope = new Scope(S3Server.ACCESS_KEY, timestamp.substring(0, 8), "cn-north-1", "s3");
        SigningKey key = SigningKey.of(S3Server.SECRET, scope);
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("host", endpoint.getAuthority());
        headers.put("x-amz-content-sha256", payloadHash);
        headers.put("x-amz-date", timestamp);
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String names = String.join(";", headers.keySet());
        String canonical = "PUT\n" + path + "\n\n" + lines + "\n" + names + "\n" + payloadHash;
        String signature = key.sign("AWS4-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n"
                + Digests.sha256Hex(canonical.getBytes(StandardCharsets.US_ASCII)));
        String text = "PUT " + path + " HTTP/1.1\r\n" + lines.replace("\n", "\r\n")
                + "Authorization: AWS4-HMAC-SHA256 Credential=" + scope.accessKey() + "/" + scope + ",SignedHeaders="
                + names + ",Signature=" + signature + "\r\n\r\n";
        return new SignedHead(text, new PayloadClaim(payloadHash, key, scope, timestamp, signature));
    }
}
