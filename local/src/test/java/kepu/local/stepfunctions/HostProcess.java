package kepu.local.stepfunctions;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions in a JVM of its own, which can be killed. */
final class HostProcess implements AutoCloseable {
    private final Process process;
    private final URI uri;

    private HostProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * The child: serves until its standard input ends.
     *
     * @param arguments home, definition file, DynamoDB endpoint, how far ahead the clock is (ISO 8601)
     */
    public static void main(String[] arguments) throws IOException {
        StateMachine machine = Host.machine(Files.readString(Path.of(arguments[1])));
        StepFunctions stepFunctions = StepFunctions.open(
                Path.of(arguments[0]),
                Clock.offset(Clock.systemUTC(), Duration.parse(arguments[3])),
                List.of(machine),
                Map.of("dynamodb", URI.create(arguments[2])),
                Host.NO_FUNCTIONS);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", stepFunctions.handler());
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // The parent never writes; only the end matters.
        }
        Runtime.getRuntime().halt(0);
    }

    static HostProcess start(Path directory, String yaml, URI dynamoDb, Duration ahead) throws IOException {
        Path definition = Files.writeString(directory.resolve("machine.yaml"), yaml);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                HostProcess.class.getName(),
                directory.resolve("home").toString(),
                definition.toString(),
                dynamoDb.toString(),
                ahead.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IllegalStateException("the child did not start");
        }
        return new HostProcess(process, URI.create(line));
    }

    SfnClient client() {
        return Host.client(uri);
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the child does not die");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
