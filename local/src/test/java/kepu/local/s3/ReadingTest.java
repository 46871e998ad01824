package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ReadingTest {
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

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3,   bytes 0-3/10,  0123",
        "bytes=7-,    bytes 7-9/10,  789",
        "bytes=-2,    bytes 8-9/10,  89",
        "bytes=8-99,  bytes 8-9/10,  89",
        "bytes=-99,   bytes 0-9/10,  0123456789"
    })
    void readsARange(String range, String contentRange, String body) {
        s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("0123456789"));
        var part =
                s3.getObjectAsBytes(request -> request.bucket("media").key("k").range(range));
        assertEquals(206, part.response().sdkHttpResponse().statusCode());
        assertEquals(contentRange, part.response().contentRange());
        assertEquals(body, part.asUtf8String());
    }

    @Test
    void refusesARangeBeyondTheEnd() {
        s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("0123456789"));
        S3Exception fault = assertThrows(
                S3Exception.class,
                () -> s3.getObject(request -> request.bucket("media").key("k").range("bytes=10-")));
        assertEquals(416, fault.statusCode());
        assertEquals("InvalidRange", fault.awsErrorDetails().errorCode());
        assertEquals(
                "0123456789",
                s3.getObjectAsBytes(request -> request.bucket("media").key("k").range("bytes=5-2"))
                        .asUtf8String());
    }

    @Test
    void saysNotModified() {
        var put = s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("1"));
        S3Exception same = assertThrows(
                S3Exception.class,
                () -> s3.getObject(request -> request.bucket("media").key("k").ifNoneMatch(put.eTag())));
        assertEquals(304, same.statusCode());
    }

    @Test
    void listsInByteOrderPageByPage() {
        List<String> keys = List.of("a", "b/1", "b/2", "b/3/4", "c&d", "中/文", "\uFF21", "🚀");
        keys.forEach(key -> s3.putObject(request -> request.bucket("media").key(key), RequestBody.empty()));
        assertEquals(
                keys,
                s3.listObjectsV2Paginator(request -> request.bucket("media").maxKeys(3)).contents().stream()
                        .map(S3Object::key)
                        .toList());
        List<String> told =
                s3
                        .listObjectsV2Paginator(request ->
                                request.bucket("media").delimiter("/").maxKeys(1))
                        .stream()
                        .flatMap(page -> Stream.concat(
                                page.contents().stream().map(S3Object::key),
                                page.commonPrefixes().stream().map(common -> common.prefix())))
                        .toList();
        assertEquals(List.of("a", "b/", "c&d", "中/", "\uFF21", "🚀"), told);
        ListObjectsV2Response below =
                s3.listObjectsV2(request -> request.bucket("media").prefix("b/").startAfter("b/1"));
        assertEquals(2, below.keyCount());
        assertFalse(below.isTruncated());
    }

    @Test
    void letsStrangersReadOnlyWhatIsPublic() throws Exception {
        s3.putObject(request -> request.bucket("media").key("public/a"), RequestBody.fromString("for all"));
        s3.putObject(request -> request.bucket("media").key("private/a"), RequestBody.fromString("for few"));
        assertEquals(
                "for all",
                server.send(HttpRequest.newBuilder(server.uri("/media/public/a")))
                        .body());
        for (String path : List.of(
                "/media/private/a",
                "/media/public/missing",
                "/media/public/../private/a",
                "/media",
                "/nowhere/a",
                "/")) {
            var refused = server.send(HttpRequest.newBuilder(server.uri(path)));
            assertEquals(403, refused.statusCode(), path);
            assertTrue(refused.body().contains("<Code>AccessDenied</Code>"), path);
        }
        var put = server.send(
                HttpRequest.newBuilder(server.uri("/media/public/a")).PUT(HttpRequest.BodyPublishers.ofString("mine")));
        assertEquals(403, put.statusCode());
        var override =
                server.send(HttpRequest.newBuilder(server.uri("/media/public/a?response-content-type=text/html")));
        assertEquals(400, override.statusCode());
    }

    @Test
    void readsWhatItHoldsWhileAnotherReplacesIt() throws IOException {
        byte[] before = ObjectsTest.bytes(8 << 20);
        s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromBytes(before));
        try (InputStream reading =
                s3.getObject(request -> request.bucket("media").key("k"))) {
            byte[] first = reading.readNBytes(1000);
            s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("after"));
            byte[] rest = reading.readAllBytes();
            assertEquals(before.length, first.length + rest.length);
            assertEquals(before[before.length - 1], rest[rest.length - 1]);
        }
    }
}
