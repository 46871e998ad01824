package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] BODY = ObjectsTest.bytes(12 * MEBIBYTE);
    private static final List<byte[]> PARTS = List.of(
            Arrays.copyOfRange(BODY, 0, 5 * MEBIBYTE),
            Arrays.copyOfRange(BODY, 5 * MEBIBYTE, 10 * MEBIBYTE),
            Arrays.copyOfRange(BODY, 10 * MEBIBYTE, 12 * MEBIBYTE));
    private static final String KEY = "视频/一.mp4";

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
    void joinsThePartsInTheirOrder() {
        String id = begin();
        List<CompletedPart> parts =
                List.of(upload(id, 1, PARTS.get(0)), upload(id, 4, PARTS.get(1)), upload(id, 9, PARTS.get(2)));
        CompleteMultipartUploadResponse done = complete(id, parts);
        var whole = s3.getObjectAsBytes(request -> request.bucket("media").key(KEY));
        assertArrayEquals(BODY, whole.asByteArray());
        assertEquals("video/mp4", whole.response().contentType());
        assertEquals(done.eTag(), whole.response().eTag());
        assertTrue(done.eTag().endsWith("-3\""), done.eTag());
        assertThrows(NoSuchUploadException.class, () -> complete(id, parts));
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA256"})
    void sumsTheSumsOfTheParts(ChecksumAlgorithm algorithm) {
        String id = s3.createMultipartUpload(
                        request -> request.bucket("media").key(KEY).checksumAlgorithm(algorithm))
                .uploadId();
        List<CompletedPart> parts =
                List.of(upload(id, 1, PARTS.get(0), algorithm), upload(id, 2, PARTS.get(2), algorithm));
        complete(id, parts);
        var head = s3.headObject(request -> request.bucket("media").key(KEY).checksumMode(ChecksumMode.ENABLED));
        assertEquals(ChecksumType.COMPOSITE, head.checksumType());
    }

    @Test
    void sumsTheWholeWhenAsked() {
        String id = s3.createMultipartUpload(request -> request.bucket("media")
                        .key(KEY)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(ChecksumType.FULL_OBJECT))
                .uploadId();
        complete(id, List.of(upload(id, 1, PARTS.get(0)), upload(id, 2, PARTS.get(2))));
        s3.putObject(
                request -> request.bucket("media").key("whole"),
                RequestBody.fromContentProvider(
                        () -> new SequenceInputStream(
                                new ByteArrayInputStream(PARTS.get(0)), new ByteArrayInputStream(PARTS.get(2))),
                        7L * MEBIBYTE,
                        "video/mp4"));
        assertEquals(crc("whole"), crc(KEY));
    }

    @Test
    void copiesPartsOfAnotherObject() {
        s3.putObject(request -> request.bucket("other").key("源/x"), RequestBody.fromBytes(BODY));
        String id = begin();
        List<CompletedPart> parts = List.of(
                copy(id, 1, "bytes=0-" + (6 * MEBIBYTE - 1)),
                copy(id, 2, "bytes=" + 6 * MEBIBYTE + "-" + (12 * MEBIBYTE - 1)));
        complete(id, parts);
        assertArrayEquals(
                BODY,
                s3.getObjectAsBytes(request -> request.bucket("media").key(KEY)).asByteArray());
        String another = begin();
        assertRefused("InvalidArgument", () -> copy(another, 1, "bytes=0-" + 12 * MEBIBYTE));
        assertRefused("InvalidArgument", () -> copy(another, 1, "bytes=5-"));
    }

    private CompletedPart copy(String id, int number, String range) {
        var copied = s3.uploadPartCopy(request -> request.sourceBucket("other")
                .sourceKey("源/x")
                .copySourceRange(range)
                .destinationBucket("media")
                .destinationKey(KEY)
                .uploadId(id)
                .partNumber(number));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(copied.copyPartResult().eTag())
                .build();
    }

    @Test
    void listsAndAborts() {
        String id = begin();
        upload(id, 2, PARTS.get(2));
        upload(id, 1, PARTS.get(0));
        upload(id, 1, PARTS.get(1));
        assertEquals(
                List.of(1, 2),
                s3
                        .listPartsPaginator(request ->
                                request.bucket("media").key(KEY).uploadId(id).maxParts(1))
                        .parts()
                        .stream()
                        .map(Part::partNumber)
                        .toList());
        assertEquals(
                KEY,
                s3.listMultipartUploads(request -> request.bucket("media"))
                        .uploads()
                        .get(0)
                        .key());
        s3.abortMultipartUpload(request -> request.bucket("media").key(KEY).uploadId(id));
        assertThrows(NoSuchUploadException.class, () -> upload(id, 3, PARTS.get(2)));
        assertTrue(s3.listMultipartUploads(request -> request.bucket("media"))
                .uploads()
                .isEmpty());
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.headObject(request -> request.bucket("media").key(KEY)));
    }

    @Test
    void refusesPartsThatAreNotThoseUploaded() {
        String id = begin();
        CompletedPart first = upload(id, 1, PARTS.get(2));
        CompletedPart second = upload(id, 2, PARTS.get(2));
        assertRefused("EntityTooSmall", () -> complete(id, List.of(first, second)));
        assertRefused("InvalidPartOrder", () -> complete(id, List.of(second, first)));
        CompletedPart forged =
                first.toBuilder().eTag("\"00000000000000000000000000000000\"").build();
        assertRefused("InvalidPart", () -> complete(id, List.of(forged)));
        assertRefused(
                "InvalidPart",
                () -> complete(id, List.of(first.toBuilder().partNumber(7).build())));
        assertRefused("MalformedXML", () -> complete(id, List.of()));
        complete(id, List.of(first));
    }

    @Test
    void refusesAnUploadOfAnotherKeyAndNumbersOutOfBounds() {
        String id = begin();
        assertThrows(
                NoSuchUploadException.class,
                () -> s3.uploadPart(
                        request -> request.bucket("media")
                                .key("another")
                                .uploadId(id)
                                .partNumber(1),
                        RequestBody.fromString("x")));
        assertThrows(
                NoSuchUploadException.class,
                () -> s3.uploadPart(
                        request -> request.bucket("media")
                                .key(KEY)
                                .uploadId("../" + id)
                                .partNumber(1),
                        RequestBody.fromString("x")));
        assertRefused("InvalidArgument", () -> upload(id, 0, PARTS.get(2)));
        assertRefused("InvalidArgument", () -> upload(id, 10_001, PARTS.get(2)));
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        String id = begin();
        CompletedPart first = upload(id, 1, PARTS.get(0));
        close();
        open();
        complete(id, List.of(first, upload(id, 2, PARTS.get(2))));
        assertEquals(
                7L * MEBIBYTE,
                s3.headObject(request -> request.bucket("media").key(KEY)).contentLength());
    }

    private String begin() {
        return s3.createMultipartUpload(
                        request -> request.bucket("media").key(KEY).contentType("video/mp4"))
                .uploadId();
    }

    private CompletedPart upload(String id, int number, byte[] body) {
        return upload(id, number, body, ChecksumAlgorithm.CRC32);
    }

    private CompletedPart upload(String id, int number, byte[] body, ChecksumAlgorithm algorithm) {
        UploadPartResponse part = s3.uploadPart(
                request -> request.bucket("media")
                        .key(KEY)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(algorithm),
                RequestBody.fromBytes(body));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .checksumCRC32C(part.checksumCRC32C())
                .checksumSHA256(part.checksumSHA256())
                .build();
    }

    private CompleteMultipartUploadResponse complete(String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(request ->
                request.bucket("media").key(KEY).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
    }

    private String crc(String key) {
        return s3.headObject(request -> request.bucket("media").key(key).checksumMode(ChecksumMode.ENABLED))
                .checksumCRC32();
    }

    private static void assertRefused(String code, Executable call) {
        S3Exception fault = assertThrows(S3Exception.class, call);
        assertEquals(code, fault.awsErrorDetails().errorCode());
    }
}
