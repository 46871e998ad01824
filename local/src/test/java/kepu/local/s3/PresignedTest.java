package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class PresignedTest {
    @TempDir
    Path home;

    private S3Server server;
    private S3Presigner presigner;
    private S3Client s3;

    @BeforeEach
    void open() throws IOException {
        server = S3Server.open(home);
        presigner = server.presigner();
        s3 = server.client();
    }

    @AfterEach
    void close() {
        s3.close();
        presigner.close();
        server.close();
    }

    @Test
    void takesAnUploadAndGivesItBack() throws Exception {
        var put = server.send(upload("海报/一.png", 5).PUT(BodyPublishers.ofString("12345")));
        assertEquals(200, put.statusCode(), put.body());
        var got = server.send(HttpRequest.newBuilder(download("海报/一.png", "")));
        assertEquals("12345", got.body());
        assertEquals("image/png", got.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void answersWithTheHeadersThatWereSigned() throws Exception {
        server.send(upload("k", 5).PUT(BodyPublishers.ofString("12345")));
        String disposition = "attachment; filename*=UTF-8''%E6%B5%B7%E6%8A%A5.png";
        var got = server.send(HttpRequest.newBuilder(download("k", disposition)));
        assertEquals(
                disposition, got.headers().firstValue("Content-Disposition").orElseThrow());
        var range = server.send(HttpRequest.newBuilder(download("k", "")).header("Range", "bytes=1-2"));
        assertEquals(206, range.statusCode());
        assertEquals("23", range.body());
    }

    @Test
    void refusesAnExpiredSignature() throws Exception {
        HttpRequest.Builder put = upload("k", 5);
        server.advance(Duration.ofMinutes(5).plusSeconds(1));
        var refused = server.send(put.PUT(BodyPublishers.ofString("12345")));
        assertRefused(refused, 403, "AccessDenied");
        assertTrue(refused.body().contains("<Message>Request has expired</Message>"));
        assertTrue(refused.body().contains("<RequestId>"));
    }

    @Test
    void refusesASignatureFromTheFuture() throws Exception {
        HttpRequest.Builder put = upload("k", 5);
        server.advance(Duration.ofMinutes(-20));
        assertRefused(server.send(put.PUT(BodyPublishers.ofString("12345"))), 403, "AccessDenied");
    }

    @Test
    void refusesAnotherPathMethodOrQuery() throws Exception {
        server.send(upload("k", 5).PUT(BodyPublishers.ofString("12345")));
        String get = download("k", "").toString();
        assertRefused(get(get.replace("/media/k", "/media/other")), 403, "SignatureDoesNotMatch");
        assertRefused(get(get.replace("/media/k", "/media/%6B%2F..")), 403, "SignatureDoesNotMatch");
        assertRefused(get(get + "&response-content-type=text/html"), 403, "SignatureDoesNotMatch");
        assertRefused(get(get.replaceAll("Expires=\\d+", "Expires=3600")), 403, "SignatureDoesNotMatch");
        assertRefused(get(get.replaceAll("Signature=..", "Signature=00")), 403, "SignatureDoesNotMatch");
        var delete = server.send(HttpRequest.newBuilder(URI.create(get)).DELETE());
        assertRefused(delete, 403, "SignatureDoesNotMatch");
    }

    @Test
    void refusesAnotherTypeOrLengthThanWasSigned() throws Exception {
        var type = server.send(
                upload("k", 5).setHeader("Content-Type", "text/html").PUT(BodyPublishers.ofString("12345")));
        assertRefused(type, 403, "SignatureDoesNotMatch");
        var length = server.send(upload("k", 5).PUT(BodyPublishers.ofString("123456")));
        assertRefused(length, 403, "SignatureDoesNotMatch");
        var added = server.send(upload("k", 5).header("x-amz-meta-more", "1").PUT(BodyPublishers.ofString("12345")));
        assertRefused(added, 403, "AccessDenied");
    }

    @Test
    void refusesAMalformedSignature() throws Exception {
        String get = download("k", "").toString();
        assertRefused(get(get.replaceAll("Expires=\\d+", "Expires=604801")), 400, "AuthorizationQueryParametersError");
        assertRefused(get(get.replaceAll("Expires=\\d+", "Expires=-1")), 400, "AuthorizationQueryParametersError");
        assertRefused(get(get.replaceAll("Date=\\d+", "Date=1999")), 400, "AuthorizationQueryParametersError");
        assertRefused(get(get.replace("AWS4-HMAC", "AWS5-HMAC")), 400, "AuthorizationQueryParametersError");
        assertRefused(get(get.replace("%2Fs3%2F", "%2Fsqs%2F")), 400, "AuthorizationQueryParametersError");
        assertRefused(get(get.replace(S3Server.ACCESS_KEY, "AKIAOTHER")), 403, "InvalidAccessKeyId");
        assertRefused(
                get(server.uri("/media/k?X-Amz-Signature=0").toString()), 400, "AuthorizationQueryParametersError");
        assertRefused(get(server.uri("/media/%FF").toString()), 400, "InvalidURI");
        assertRefused(
                get(server.uri("/media/k?AWSAccessKeyId=a&Signature=b&Expires=1")
                        .toString()),
                400,
                "InvalidRequest");
    }

    @Test
    void refusesAWrongSecretAndAWrongClockInTheHeader() {
        try (S3Client forger = S3Server.client(server.uri(), "guessed")) {
            S3Exception fault = assertThrows(
                    S3Exception.class,
                    () -> forger.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("x")));
            assertEquals("SignatureDoesNotMatch", fault.awsErrorDetails().errorCode());
        }
        server.advance(Duration.ofHours(20));
        S3Exception fault = assertThrows(S3Exception.class, () -> s3.listObjectsV2(request -> request.bucket("media")));
        assertEquals("RequestTimeTooSkewed", fault.awsErrorDetails().errorCode());
    }

    private HttpRequest.Builder upload(String key, long length) {
        var signed = presigner.presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                .putObjectRequest(put ->
                        put.bucket("media").key(key).contentType("image/png").contentLength(length)));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(signed.url().toString()));
        signed.signedHeaders().forEach((name, values) -> {
            if (!name.equals("host") && !name.equals("content-length")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request;
    }

    private URI download(String key, String disposition) {
        return URI.create(presigner
                .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(get -> {
                            get.bucket("media").key(key);
                            if (!disposition.isEmpty()) {
                                get.responseContentDisposition(disposition);
                            }
                        }))
                .url()
                .toString());
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(URI.create(uri)));
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<Code>" + code + "</Code>"), answer.body());
    }
}
