package kepu.local.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The head of a signed request, written by hand, for what no client would send. */
final class SignedHead {
    private SignedHead() {}

    static String put(URI endpoint, String path, long length) {
        return put(endpoint, path, "content-length:" + length, PayloadClaim.UNSIGNED)
                .head();
    }

    /** One more header is signed; its name must sort before "host". */
    static Written put(URI endpoint, String path, String header, String payloadHash) {
        String timestamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        Scope scope = new Scope(S3Server.ACCESS_KEY, timestamp.substring(0, 8), "cn-north-1", "s3");
        SigningKey key = SigningKey.of(S3Server.SECRET, scope);
        String headers = header + "\nhost:" + endpoint.getAuthority() + "\nx-amz-content-sha256:" + payloadHash
                + "\nx-amz-date:" + timestamp + "\n";
        String names = header.substring(0, header.indexOf(':')) + ";host;x-amz-content-sha256;x-amz-date";
        String canonical = "PUT\n" + path + "\n\n" + headers + "\n" + names + "\n" + payloadHash;
        String signature = key.sign("AWS4-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n"
                + Digests.sha256Hex(canonical.getBytes(StandardCharsets.US_ASCII)));
        String head = "PUT " + path + " HTTP/1.1\r\n" + headers.replace("\n", "\r\n")
                + "Authorization: AWS4-HMAC-SHA256 Credential=" + scope.accessKey() + "/" + scope + ",SignedHeaders="
                + names + ",Signature=" + signature + "\r\n";
        return new Written(head + "\r\n", new PayloadClaim(payloadHash, key, scope, timestamp, signature));
    }

    record Written(String head, PayloadClaim claim) {}
}
