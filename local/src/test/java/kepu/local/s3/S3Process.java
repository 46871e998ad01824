package kepu.local.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The endpoint in a process of its own, to be killed. Its listener never returns, so that no event is ever taken. */
final class S3Process implements AutoCloseable {
    private final Process process;
    private final URI uri;

    private S3Process(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static S3Process start(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), S3Process.class.getName(), home.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new S3Process(process, URI.create(out.readLine()));
    }

    URI uri() {
        return uri;
    }

    /** SIGKILL, and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process outlives SIGKILL");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Ends with its parent, whose end closes the input. */
    public static void main(String[] arguments) throws IOException {
        S3Server server = S3Server.open(Path.of(arguments[0]), event -> new CountDownLatch(1).await());
        System.out.println(server.uri());
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }
}
