package kepu.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import kepu.local.kms.Key;
import kepu.local.kms.KeySpec;
import kepu.local.kms.Kms;

/** A KMS with one new key on P-256 that signs tokens, on a loopback port. */
public final class KmsForTests implements AutoCloseable {
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/tokens";

    private final HttpServer server;

    private KmsForTests(HttpServer server) {
        this.server = server;
    }

    public static KmsForTests start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    Kms.open(
                            Files.createTempDirectory("kms-for-tests"),
                            List.of(new Key(KEY, KeySpec.ECC_NIST_P256, List.of()))));
            server.setExecutor(Executors.newCachedThreadPool(Daemons::thread));
            server.start();
            return new KmsForTests(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers, and which key signs. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_KMS",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "TOKEN_KEY",
                KEY);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
