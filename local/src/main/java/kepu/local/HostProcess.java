package kepu.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A host as a child process, with the environment that its functions need. It ends with this process, however that ends.
 * The same options start it again on what it kept.
 */
public final class HostProcess implements AutoCloseable {
    private final HostOptions options;
    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final List<String> said = new ArrayList<>();

    private HostProcess(HostOptions options, Process process) {
        this.options = options;
        this.process = process;
    }

    /**
     * Starts a host and waits until it is ready, for two minutes at most.
     *
     * @param jvmOptions such as {@code -Xmx512m}
     * @throws IllegalStateException when it ends before, with what it said
     */
    public static HostProcess start(HostOptions options, String... jvmOptions) {
        HostOptions watched = options.endingWithInput();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "run"));
        command.addAll(CommandLine.of(watched));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(HostEnvironment.of(watched, watched.read()));
        try {
            HostProcess host = new HostProcess(options, builder.start());
            host.listen();
            return host.awaitReady();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void listen() {
        Thread listener = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        lines.lines().forEach(this::hear);
                    } catch (IOException | UncheckedIOException ended) {
                        // Killed: nothing more is said.
                    }
                    ready.completeExceptionally(new IllegalStateException("the host ended: " + said()));
                },
                "host-output");
        listener.setDaemon(true);
        listener.start();
    }

    private void hear(String line) {
        synchronized (said) {
            said.add(line);
        }
        if (line.startsWith("Ready after ")) {
            ready.complete(null);
        }
    }

    private HostProcess awaitReady() {
        try {
            ready.get(120, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException ended) {
            close();
            throw new IllegalStateException(ended.getCause().getMessage(), ended);
        } catch (TimeoutException slow) {
            close();
            throw new IllegalStateException("the host is not ready after two minutes: " + said(), slow);
        } catch (InterruptedException stopping) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        }
    }

    public HostOptions options() {
        return options;
    }

    /** Where the HTTP API answers. */
    public URI api() {
        return URI.create(options.publicUrl());
    }

    /** Where AWS (but for DynamoDB) and the host's own {@code /_local/…} answer. */
    public URI endpoint() {
        return URI.create(options.endpointUrl());
    }

    public URI dynamodb() {
        return URI.create(options.dynamodbUrl());
    }

    /** What the host said to the person at the terminal so far. */
    public String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** As {@code kill -9} does: nothing is finished or tidied up. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Asks it to end (SIGTERM), and after 15 seconds makes it end. */
    @Override
    public void close() {
        process.destroy();
        if (!await(Duration.ofSeconds(15))) {
            kill();
        }
    }

    private boolean await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
