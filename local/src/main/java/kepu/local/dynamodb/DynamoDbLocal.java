package kepu.local.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Amazon DynamoDB Local as a child process, on a class path of its own. It ends with this object, and with this process
 * however that ends.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final URI endpoint;
    private final Path log;

    private DynamoDbLocal(Process process, URI endpoint, Path log) {
        this.process = process;
        this.endpoint = endpoint;
        this.log = log;
    }

    /** An empty one in memory on a free port, ready to answer; for tests. */
    public static DynamoDbLocal inMemory(Path libraries) {
        try {
            Path log = Files.createTempFile("dynamodb-local", ".log");
            log.toFile().deleteOnExit();
            return launch(List.of("-inMemory"), libraries, freePort(), log).ready();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One on disk on a free port, ready to answer. What was written before is there again. */
    public static DynamoDbLocal start(Path directory, Path libraries) {
        return launch(directory, libraries, freePort()).ready();
    }

    /**
     * Begins to start one on disk; call {@link #ready()} before use.
     *
     * @param libraries the directory with DynamoDB Local's jars
     */
    public static DynamoDbLocal launch(Path directory, Path libraries, int port) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("dynamodb-local.log");
            return launch(List.of("-dbPath", directory.toAbsolutePath().toString()), libraries, port, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DynamoDbLocal launch(List<String> storage, Path libraries, int port, Path log) throws IOException {
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException("DynamoDB Local's jars are not at " + libraries + "; build them first");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                libraries.toAbsolutePath() + "/*" + java.io.File.pathSeparator + ownClasses(),
                Child.class.getName(),
                SERVER,
                "-port",
                String.valueOf(port),
                "-sharedDb",
                "-disableTelemetry"));
        command.addAll(storage);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port), log);
    }

    /** Waits until it answers. */
    public DynamoDbLocal ready() {
        DynamoDbApi api = new DynamoDbApi(endpoint);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                api.table("ListTables", JsonNodeFactory.instance.objectNode());
                return this;
            } catch (UncheckedIOException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("DynamoDB Local did not start; see " + log, notYet);
                }
                pause();
            }
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Completes when the process has ended, wanted or not. */
    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB Local started", stopping);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(Child.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
