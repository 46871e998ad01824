package kepu.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kepu.local.s3.Bucket;
import kepu.local.s3.S3;

/** An S3 with private buckets on a loopback port; can be made to fail by closing it. */
public final class S3ForTests implements AutoCloseable {
    static {
        // Without it each small answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final S3 s3;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemons::thread);

    private S3ForTests(Path home, String... buckets) throws IOException {
        s3 = S3.open(
                home,
                Clock.systemUTC(),
                Map.of(SettingsForTests.ACCESS_KEY, SettingsForTests.SECRET),
                Arrays.stream(buckets).map(Bucket::named).toList(),
                created -> {});
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", s3);
        server.setExecutor(threads);
        server.start();
    }

    /** An empty one with these buckets. */
    public static S3ForTests with(String... buckets) {
        try {
            return new S3ForTests(Files.createTempDirectory("s3-for-tests"), buckets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code AWS_ENDPOINT_URL_S3}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        s3.close();
    }
}
