package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectsTest {
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
    void givesBackBytesTypeAndMetadata() {
        byte[] body = bytes(300_000);
        PutObjectResponse put = s3.putObject(
                request -> request.bucket("media")
                        .key("a/b.png")
                        .contentType("image/png")
                        .cacheControl("max-age=60")
                        .metadata(Map.of("owner", "7")),
                RequestBody.fromBytes(body));
        var got = s3.getObjectAsBytes(request -> request.bucket("media").key("a/b.png"));
        assertArrayEquals(body, got.asByteArray());
        assertEquals("image/png", got.response().contentType());
        assertEquals("max-age=60", got.response().cacheControl());
        assertEquals(Map.of("owner", "7"), got.response().metadata());
        assertEquals(put.eTag(), got.response().eTag());
        assertEquals("\"" + Digests.hex(Digests.named("MD5").digest(body)) + "\"", put.eTag());
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket("media").key("a/b.png"));
        assertEquals(300_000, head.contentLength());
        assertFalse(head.contentEncoding() != null, "aws-chunked belongs to the transfer");
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void keepsAndShowsTheChecksum(ChecksumAlgorithm algorithm) {
        s3.putObject(
                request -> request.bucket("media").key("k").checksumAlgorithm(algorithm), RequestBody.fromString("科普"));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket("media").key("k").checksumMode(ChecksumMode.ENABLED));
        assertEquals("FULL_OBJECT", head.checksumTypeAsString());
        assertEquals(
                1,
                Stream.of(head.checksumCRC32(), head.checksumCRC32C(), head.checksumSHA1(), head.checksumSHA256())
                        .filter(value -> value != null && !value.isEmpty())
                        .count());
    }

    @Test
    void refusesABodyThatIsNotTheOnePromised() {
        S3Exception md5 = assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        request -> request.bucket("media").key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("not empty")));
        assertEquals("BadDigest", md5.awsErrorDetails().errorCode());
        S3Exception crc = assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        request -> request.bucket("media").key("k").checksumCRC32("AAAAAA=="),
                        RequestBody.fromString("not empty")));
        assertEquals("BadDigest", crc.awsErrorDetails().errorCode());
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.headObject(request -> request.bucket("media").key("k")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "固原市/科普日 海报.png",
                "../../etc/passwd",
                "..",
                "./.",
                "a//b/",
                "/leading",
                "a+b&c=d?e#f%20;g",
                "\uD83D\uDE80/🚀",
                "con\\nul:*|\"<>",
                "tab\tand line\nbreak"
            })
    void takesAnyKey(String key) throws IOException {
        s3.putObject(request -> request.bucket("media").key(key), RequestBody.fromString(key));
        assertEquals(
                key,
                s3.getObjectAsBytes(request -> request.bucket("media").key(key)).asUtf8String());
        assertEquals(
                List.of(key),
                s3.listObjectsV2(request -> request.bucket("media")).contents().stream()
                        .map(S3Object::key)
                        .toList());
        s3.copyObject(request -> request.sourceBucket("media")
                .sourceKey(key)
                .destinationBucket("other")
                .destinationKey(key));
        s3.deleteObject(request -> request.bucket("media").key(key));
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.headObject(request -> request.bucket("media").key(key)));
        assertOnlyHashedNames();
    }

    private void assertOnlyHashedNames() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            List<String> strange = files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(file -> !file.matches("buckets/other/objects/[0-9a-f]{2}/[0-9a-f]{64}"))
                    .filter(file -> !file.startsWith("notifications/"))
                    .toList();
            assertEquals(List.of(), strange);
        }
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        S3Exception fault = assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        request -> request.bucket("media").key("科".repeat(342)), RequestBody.fromString("x")));
        assertEquals("KeyTooLongError", fault.awsErrorDetails().errorCode());
    }

    @Test
    void namesWhatIsMissing() {
        assertThrows(
                NoSuchBucketException.class,
                () -> s3.putObject(request -> request.bucket("nowhere").key("k"), RequestBody.fromString("x")));
        NoSuchKeyException fault = assertThrows(
                NoSuchKeyException.class,
                () -> s3.getObject(request -> request.bucket("media").key("没有")));
        assertEquals(404, fault.statusCode());
        assertFalse(fault.requestId().isEmpty());
        s3.deleteObject(request -> request.bucket("media").key("没有"));
        assertThrows(
                S3Exception.class,
                () -> s3.getObjectAcl(request -> request.bucket("media").key("k")));
    }

    @Test
    void writesOnlyWhenTheConditionHolds() {
        var first =
                s3.putObject(request -> request.bucket("media").key("k").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertPreconditionFails(() -> s3.putObject(
                request -> request.bucket("media").key("k").ifNoneMatch("*"), RequestBody.fromString("2")));
        s3.putObject(request -> request.bucket("media").key("k").ifMatch(first.eTag()), RequestBody.fromString("3"));
        assertPreconditionFails(() -> s3.putObject(
                request -> request.bucket("media").key("k").ifMatch(first.eTag()), RequestBody.fromString("4")));
        assertEquals(
                "3",
                s3.getObjectAsBytes(request -> request.bucket("media").key("k")).asUtf8String());
        assertPreconditionFails(
                () -> s3.getObject(request -> request.bucket("media").key("k").ifMatch(first.eTag())));
    }

    @Test
    void letsOneOfManyConditionalWritersWin() {
        long winners = IntStream.range(0, 16)
                .parallel()
                .filter(i -> {
                    try {
                        s3.putObject(
                                request -> request.bucket("media").key("k").ifNoneMatch("*"),
                                RequestBody.fromString("writer " + i));
                        return true;
                    } catch (S3Exception e) {
                        assertEquals(412, e.statusCode());
                        return false;
                    }
                })
                .count();
        assertEquals(1, winners);
    }

    @Test
    void copiesWithOrWithoutTheMetadata() {
        s3.putObject(
                request -> request.bucket("media")
                        .key("k")
                        .contentType("text/plain")
                        .metadata(Map.of("a", "1")),
                RequestBody.fromString("x"));
        s3.copyObject(request -> request.sourceBucket("media")
                .sourceKey("k")
                .destinationBucket("other")
                .destinationKey("same"));
        s3.copyObject(request -> request.sourceBucket("media")
                .sourceKey("k")
                .destinationBucket("media")
                .destinationKey("k")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("text/css"));
        assertEquals(
                Map.of("a", "1"),
                s3.headObject(request -> request.bucket("other").key("same")).metadata());
        var replaced = s3.headObject(request -> request.bucket("media").key("k"));
        assertEquals("text/css", replaced.contentType());
        assertEquals(Map.of(), replaced.metadata());
        S3Exception onto = assertThrows(
                S3Exception.class,
                () -> s3.copyObject(request -> request.sourceBucket("media")
                        .sourceKey("k")
                        .destinationBucket("media")
                        .destinationKey("k")));
        assertEquals("InvalidRequest", onto.awsErrorDetails().errorCode());
    }

    @Test
    void deletesManyAtOnce() {
        List.of("a", "b")
                .forEach(key -> s3.putObject(request -> request.bucket("media").key(key), RequestBody.empty()));
        var deleted = s3.deleteObjects(request -> request.bucket("media")
                .delete(all -> all.objects(
                        Stream.of("a", "b", "never").map(ObjectsTest::named).toList())));
        assertEquals(3, deleted.deleted().size());
        assertTrue(
                s3.listObjectsV2(request -> request.bucket("media")).contents().isEmpty());
    }

    @Test
    void keepsEverythingOverARestart() throws IOException {
        s3.putObject(
                request -> request.bucket("media").key("中文").contentType("text/plain"), RequestBody.fromString("kept"));
        close();
        open();
        var got = s3.getObjectAsBytes(request -> request.bucket("media").key("中文"));
        assertEquals("kept", got.asUtf8String());
        assertEquals("text/plain", got.response().contentType());
        assertEquals(1, s3.listObjectsV2(request -> request.bucket("media")).keyCount());
    }

    private static ObjectIdentifier named(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    private static void assertPreconditionFails(Executable call) {
        S3Exception fault = assertThrows(S3Exception.class, call);
        assertEquals(412, fault.statusCode());
        assertEquals("PreconditionFailed", fault.awsErrorDetails().errorCode());
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
