package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class FormUploadTest {
    private static final String BOUNDARY = "----form7MA4YWxk";
    /** Holds the beginning of the delimiter again and again. */
    private static final byte[] TRICKY =
            ("\r\n-\r\n--\r\n----form\r\r\n" + "\r\n----form7MA4YWx").getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private S3Server server;
    private S3Client s3;

    @BeforeEach
    void open() throws IOException {
        server = S3Server.open(home);
        s3 = server.client();
    }

    @AfterEach
    void close() {
        s3.close();
        server.close();
    }

    @Test
    void takesAFileThatThePolicyAllows() throws Exception {
        var answer = post(fields("in/${filename}"), TRICKY);
        assertEquals(204, answer.statusCode(), answer.body());
        var object = s3.getObjectAsBytes(request -> request.bucket("media").key("in/海报.png"));
        assertArrayEquals(TRICKY, object.asByteArray());
        assertEquals("image/png", object.response().contentType());
        assertEquals(
                object.response().eTag(), answer.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void answersAsTheFormAsks() throws Exception {
        Map<String, String> created = fields("in/a", "[\"eq\",\"$success_action_status\",\"201\"]");
        created.put("success_action_status", "201");
        var answer = post(created, TRICKY);
        assertEquals(201, answer.statusCode());
        assertTrue(answer.body().contains("<Key>in/a</Key>"));
        Map<String, String> redirected = fields("in/a", "[\"starts-with\",\"$success_action_redirect\",\"\"]");
        redirected.put("success_action_redirect", "http://localhost:8080/done");
        var sent = post(redirected, TRICKY);
        assertEquals(303, sent.statusCode());
        assertTrue(sent.headers().firstValue("Location").orElseThrow().contains("done?bucket=media&key=in%2Fa&etag="));
    }

    @Test
    void refusesASizeOutsideTheRange() throws Exception {
        assertNothingKept(post(fields("in/a"), ObjectsTest.bytes(100_001)), 400, "EntityTooLarge");
        assertNothingKept(post(fields("in/a"), new byte[3]), 400, "EntityTooSmall");
    }

    @Test
    void refusesWhatThePolicyDoesNotSay() throws Exception {
        assertNothingKept(post(fields("out/a"), TRICKY), 403, "AccessDenied");
        Map<String, String> type = fields("in/a");
        type.put("Content-Type", "text/html");
        assertNothingKept(post(type, TRICKY), 403, "AccessDenied");
        Map<String, String> extra = fields("in/a");
        extra.put("x-amz-meta-role", "admin");
        var answer = post(extra, TRICKY);
        assertNothingKept(answer, 403, "AccessDenied");
        assertTrue(answer.body().contains("Extra input fields: x-amz-meta-role"));
        assertNothingKept(post(fieldsFor("{'x-ignore':''}", "in/a"), TRICKY), 403, "AccessDenied");
        assertNothingKept(post(fieldsFor("{'bucket':'other'}", "in/a"), TRICKY), 403, "AccessDenied");
    }

    @Test
    void refusesAnExpiredPolicy() throws Exception {
        Map<String, String> fields = fields("in/a");
        server.advance(Duration.ofMinutes(6));
        var answer = post(fields, TRICKY);
        assertNothingKept(answer, 403, "AccessDenied");
        assertTrue(answer.body().contains("Policy expired"));
    }

    @Test
    void refusesAForgedOrMissingSignature() throws Exception {
        Map<String, String> forged = fields("in/a");
        forged.put(
                "policy",
                Base64.getEncoder()
                        .encodeToString(
                                new String(Base64.getDecoder().decode(forged.get("policy")), StandardCharsets.UTF_8)
                                        .replace("100000", "999999")
                                        .getBytes(StandardCharsets.UTF_8)));
        assertNothingKept(post(forged, TRICKY), 403, "SignatureDoesNotMatch");
        assertNothingKept(post(new LinkedHashMap<>(Map.of("key", "in/a")), TRICKY), 403, "AccessDenied");
        Map<String, String> unknown = fields("in/a");
        unknown.compute("X-Amz-Credential", (name, value) -> value.replace(S3Server.ACCESS_KEY, "AKIAOTHER"));
        assertNothingKept(post(unknown, TRICKY), 403, "InvalidAccessKeyId");
    }

    @Test
    void refusesAMalformedForm() throws Exception {
        Map<String, String> tooLong = fields("in/a");
        tooLong.put("x-ignore-me", "x".repeat(30_000));
        assertNothingKept(post(tooLong, TRICKY), 400, "MaxPostPreDataLengthExceeded");
        assertNothingKept(send("no form at all".getBytes(StandardCharsets.UTF_8)), 400, "MalformedPOSTRequest");
        assertNothingKept(send(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8)), 400, "InvalidArgument");
        byte[] whole = form(fields("in/a"), TRICKY);
        byte[] cut = Arrays.copyOf(whole, whole.length - BOUNDARY.length());
        assertNothingKept(send(cut), 400, "IncompleteBody");
        Map<String, String> noKey = fields("in/a");
        noKey.remove("key");
        assertNothingKept(post(noKey, TRICKY), 400, "InvalidArgument");
    }

    private void assertNothingKept(HttpResponse<String> answer, int status, String code) {
        PresignedTest.assertRefused(answer, status, code);
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.headObject(request -> request.bucket("media").key("in/a")));
        assertEquals(0, s3.listObjectsV2(request -> request.bucket("media")).keyCount());
    }

    private static Map<String, String> fields(String key, String... more) {
        return fieldsFor("{'bucket':'media'}", key, more);
    }

    private static Map<String, String> fieldsFor(String bucket, String key, String... more) {
        Instant now = Instant.now();
        String day = DateTimeFormatter.BASIC_ISO_DATE
                .withZone(ZoneOffset.UTC)
                .format(now)
                .substring(0, 8);
        String credential = S3Server.ACCESS_KEY + "/" + day + "/cn-north-1/s3/aws4_request";
        String conditions = more.length == 0 ? "" : "," + String.join(",", more);
        String policy = ("{'expiration':'" + now.plusSeconds(300) + "','conditions':[" + bucket + ","
                                + "['starts-with','$key','in/'],['eq','$Content-Type','image/png'],"
                                + "['content-length-range',4,100000],{'x-amz-algorithm':'AWS4-HMAC-SHA256'},"
                                + "{'x-amz-credential':'" + credential + "'},{'x-amz-date':'" + day + "T000000Z'}")
                        .replace('\'', '"')
                + conditions + "]}";
        String coded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("Content-Type", "image/png");
        fields.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
        fields.put("X-Amz-Credential", credential);
        fields.put("X-Amz-Date", day + "T000000Z");
        fields.put("policy", coded);
        fields.put(
                "X-Amz-Signature",
                SigningKey.of(S3Server.SECRET, Scope.parse(credential).orElseThrow())
                        .sign(coded));
        return fields;
    }

    private HttpResponse<String> post(Map<String, String> fields, byte[] file) throws Exception {
        return send(form(fields, file));
    }

    private HttpResponse<String> send(byte[] body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/media"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] form(Map<String, String> fields, byte[] file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            write(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n");
        }
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\图\\海报.png\"\r\n"
                        + "Content-Type: application/x-whatever\r\n\r\n");
        body.write(file);
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
