package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no honest client sends, byte by byte. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WireTest {
    private static final String TRAILED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String CHAINED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String CHUNKS = "3\r\nabc\r\n0\r\n";

    @TempDir
    Path home;

    private S3Server server;

    @BeforeEach
    void open() throws IOException {
        server = S3Server.open(home);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesAFramedBodyWithTheTrailerItAnnounced() throws IOException {
        String answer = put(TRAILED, trailed(), CHUNKS + "x-amz-checksum-crc32:NSRBwg==\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.toLowerCase().contains("x-amz-checksum-crc32: nsrbwg=="), answer);
    }

    @Test
    void refusesATrailerThatIsMissingWrongOrUnknown() throws IOException {
        assertRefused(put(TRAILED, trailed(), CHUNKS + "\r\n"), 400, "BadDigest");
        assertRefused(put(TRAILED, trailed(), CHUNKS + "x-amz-checksum-crc32:AAAAAA==\r\n\r\n"), 400, "BadDigest");
        Map<String, String> unknown = trailed();
        unknown.put("x-amz-trailer", "x-amz-checksum-md2");
        assertRefused(put(TRAILED, unknown, CHUNKS + "x-amz-checksum-md2:AAAA\r\n\r\n"), 400, "InvalidRequest");
    }

    @Test
    void refusesAnotherLengthThanAnnounced() throws IOException {
        Map<String, String> longer = trailed();
        longer.put("x-amz-decoded-content-length", "4");
        assertRefused(put(TRAILED, longer, CHUNKS + "x-amz-checksum-crc32:NSRBwg==\r\n\r\n"), 400, "IncompleteBody");
        longer.remove("x-amz-decoded-content-length");
        assertRefused(put(TRAILED, longer, CHUNKS + "\r\n"), 411, "MissingContentLength");
        longer.put("x-amz-decoded-content-length", "-1");
        assertRefused(put(TRAILED, longer, CHUNKS + "\r\n"), 400, "InvalidArgument");
    }

    @Test
    void refusesChunksThatNobodySigned() throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("x-amz-decoded-content-length", "3"));
        String zeros = ";chunk-signature=" + "0".repeat(64) + "\r\n";
        assertRefused(put(CHAINED, headers, "3" + zeros + "abc\r\n0" + zeros + "\r\n"), 403, "SignatureDoesNotMatch");
    }

    @Test
    void refusesABodyOfAnotherHash() throws IOException {
        String hash = Digests.sha256Hex("abc".getBytes(StandardCharsets.US_ASCII));
        assertTrue(put(hash, Map.of(), "abc").startsWith("HTTP/1.1 200"));
        assertRefused(put(hash, Map.of(), "abd"), 400, "XAmzContentSHA256Mismatch");
        assertRefused(put("no hash", Map.of(), "abc"), 400, "XAmzContentSHA256Mismatch");
    }

    @Test
    void refusesTwoChecksumsAndMetadataWithoutEnd() throws IOException {
        Map<String, String> two = Map.of("x-amz-checksum-crc32", "NSRBwg==", "x-amz-checksum-sha1", "x");
        assertRefused(put(PayloadClaim.UNSIGNED, two, "abc"), 400, "InvalidRequest");
        Map<String, String> much = Map.of("x-amz-meta-a", "a".repeat(2048));
        assertRefused(put(PayloadClaim.UNSIGNED, much, "abc"), 400, "MetadataTooLarge");
    }

    @Test
    void refusesAnAuthorizationThatIsNone() throws IOException {
        String head = "GET /media/k HTTP/1.1\r\nHost: " + server.uri().getAuthority() + "\r\n";
        assertRefused(send(head + "Authorization: Basic YTpi\r\n\r\n"), 400, "InvalidRequest");
        assertRefused(
                send(head + "Authorization: AWS4-HMAC-SHA256 Credential\r\n\r\n"), 400, "AuthorizationHeaderMalformed");
        String credential = "Authorization: AWS4-HMAC-SHA256 Credential=AKIALOCAL/20200101/r/s3/aws4_request";
        assertRefused(send(head + credential + "\r\n\r\n"), 403, "AccessDenied");
        assertRefused(
                send(head + credential + "\r\nx-amz-date: 20200101T000000Z\r\n\r\n"), 403, "RequestTimeTooSkewed");
    }

    private static Map<String, String> trailed() {
        return new TreeMap<>(Map.of("x-amz-decoded-content-length", "3", "x-amz-trailer", "x-amz-checksum-crc32"));
    }

    private String put(String hash, Map<String, String> headers, String body) throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("content-length", Integer.toString(body.length()));
        return send(SignedHead.put(server.uri(), "/media/k", hash, all).text() + body);
    }

    /** Everything the server answers until it closes; the head must ask it to. */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(String answer, int status, String code) {
        assertEquals("HTTP/1.1 " + status, answer.substring(0, Math.min(12, answer.length())), answer);
        assertTrue(answer.contains("<Code>" + code + "</Code>"), answer);
    }
}
