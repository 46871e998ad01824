package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@Timeout(value = 240, unit = TimeUnit.SECONDS)
class DurabilityTest {
    private static final int BIG = 32 << 20;

    @TempDir
    Path home;

    @Test
    void keepsTheOldObjectWhenKilledInMidUpload() throws Exception {
        byte[] before = ObjectsTest.bytes(1 << 20);
        try (S3Process process = S3Process.start(home);
                S3Client s3 = S3Server.client(process.uri(), S3Server.SECRET)) {
            s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromBytes(before));
            try (Socket first = halfUpload(process.uri(), "/open/new");
                    Socket second = halfUpload(process.uri(), "/media/k")) {
                awaitDrafts(2);
                process.kill();
                for (Socket upload : List.of(first, second)) {
                    upload.close();
                }
            }
        }
        try (S3Server server = S3Server.open(home);
                S3Client s3 = server.client()) {
            assertArrayEquals(
                    before,
                    s3.getObjectAsBytes(request -> request.bucket("media").key("k"))
                            .asByteArray());
            assertThrows(
                    NoSuchKeyException.class,
                    () -> s3.headObject(request -> request.bucket("open").key("new")));
            assertEquals(0, drafts());
        }
    }

    @Test
    void tellsAfterTheCrashWhatWasNotTakenBefore() throws Exception {
        try (S3Process process = S3Process.start(home);
                S3Client s3 = S3Server.client(process.uri(), S3Server.SECRET)) {
            s3.putObject(request -> request.bucket("media").key("海报"), RequestBody.fromString("12345"));
            process.kill();
        }
        BlockingQueue<ObjectCreated> told = new LinkedBlockingQueue<>();
        try (S3Server server = S3Server.open(home, told::add)) {
            ObjectCreated event = told.poll(60, TimeUnit.SECONDS);
            assertEquals("media", event.bucket());
            assertEquals("海报", event.key());
            assertEquals(5, event.size());
            assertEquals("827ccb0eea8a706c4c34a16891f84e7b", event.eTag());
            assertEquals("ObjectCreated:Put", event.eventName());
            assertTrue(server.uri().isAbsolute());
            awaitNothingPending();
        }
        assertNextToldIsNew();
    }

    @Test
    void forgetsTheEventOfAnObjectThatNeverCameToBe() throws Exception {
        Path draft = Files.createDirectories(home.resolve("drafts")).resolve("half");
        Files.writeString(draft, "half an obj");
        ObjectCreated event =
                new ObjectCreated("media", "k", 1, "0", "ObjectCreated:Put", "0000000000000001", Instant.EPOCH);
        try (PendingNotifications pending =
                PendingNotifications.open(home.resolve("notifications"), home.resolve("drafts"), untold -> {})) {
            pending.write(event, draft);
        }
        assertNextToldIsNew();
    }

    private void assertNextToldIsNew() throws Exception {
        BlockingQueue<ObjectCreated> told = new LinkedBlockingQueue<>();
        try (S3Server server = S3Server.open(home, told::add);
                S3Client s3 = server.client()) {
            s3.putObject(request -> request.bucket("other").key("new"), RequestBody.empty());
            assertEquals("new", told.poll(60, TimeUnit.SECONDS).key());
            awaitNothingPending();
            assertEquals(0, told.size());
        }
    }

    @Test
    void tellsOfEveryWayToCreateInOrderAndAgainUntilTaken() throws Exception {
        BlockingQueue<ObjectCreated> told = new LinkedBlockingQueue<>();
        AtomicBoolean refused = new AtomicBoolean();
        Notifications reluctant = event -> {
            told.add(event);
            if (!refused.getAndSet(true)) {
                throw new IOException("not yet");
            }
        };
        try (S3Server server = S3Server.open(home, reluctant);
                S3Client s3 = server.client()) {
            s3.putObject(request -> request.bucket("media").key("k"), RequestBody.fromString("1"));
            ObjectCreated first = told.poll(60, TimeUnit.SECONDS);
            ObjectCreated again = told.poll(60, TimeUnit.SECONDS);
            assertEquals(first, again);
            s3.copyObject(request -> request.sourceBucket("media")
                    .sourceKey("k")
                    .destinationBucket("other")
                    .destinationKey("k"));
            ObjectCreated copied = told.poll(60, TimeUnit.SECONDS);
            assertEquals("ObjectCreated:Copy", copied.eventName());
            assertTrue(copied.sequencer().compareTo(first.sequencer()) > 0);
            awaitNothingPending();
        }
    }

    @Test
    void streamsWhatDoesNotFitIntoMemory() throws Exception {
        long size = 96L << 20;
        try (S3Process process = S3Process.start(home, "-Xmx32m");
                S3Client s3 = S3Server.client(process.uri(), S3Server.SECRET)) {
            s3.putObject(
                    request -> request.bucket("media").key("video"),
                    RequestBody.fromContentProvider(() -> new Zeros(size), size, "video/mp4"));
            try (InputStream body =
                    s3.getObject(request -> request.bucket("media").key("video"))) {
                assertEquals(size, body.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    @Test
    void refusesABodyThatEndsEarly() throws Exception {
        try (S3Server server = S3Server.open(home);
                S3Client s3 = server.client()) {
            try (Socket socket = halfUpload(server.uri(), "/media/k")) {
                awaitDrafts(1);
                socket.shutdownOutput();
            }
            awaitDrafts(0);
            assertThrows(
                    NoSuchKeyException.class,
                    () -> s3.headObject(request -> request.bucket("media").key("k")));
        }
    }

    /** Sends a signed head and half of the body it announces. */
    private static Socket halfUpload(URI endpoint, String path) throws IOException {
        SignedHead head =
                SignedHead.put(endpoint, path, PayloadClaim.UNSIGNED, Map.of("content-length", Integer.toString(BIG)));
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(head.text().getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[BIG / 2]);
        out.flush();
        return socket;
    }

    private void awaitDrafts(int count) throws Exception {
        await(() -> drafts() == count);
    }

    private void awaitNothingPending() throws Exception {
        await(() -> pending() == 0);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            Thread.sleep(10);
        }
    }

    private long drafts() throws IOException {
        return count("drafts");
    }

    private long pending() throws IOException {
        return count("notifications");
    }

    private long count(String directory) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(directory))) {
            return files.count();
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
