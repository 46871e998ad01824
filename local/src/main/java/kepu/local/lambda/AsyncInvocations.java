package kepu.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kepu.local.template.FunctionResource;

/**
 * Lambda's queue of asynchronous events. An accepted event is on disk before its sender hears so, and leaves it only when
 * the function succeeded or the event was given up: at least once, across {@code kill -9}. A failed event is tried twice
 * more (or as the function declares) after 1 and 2 seconds, where AWS waits minutes.
 */
public final class AsyncInvocations implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lambda lambda;
    private final DeadLetters deadLetters;
    private final Path directory;
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(4, work -> {
        Thread thread = new Thread(work, "async-invocations");
        thread.setDaemon(true);
        return thread;
    });

    /** @param directory where accepted events wait */
    public AsyncInvocations(Lambda lambda, DeadLetters deadLetters, Path directory) {
        this.lambda = lambda;
        this.deadLetters = deadLetters;
        this.directory = directory;
    }

    /** Takes up again what an earlier run accepted and did not finish. */
    public void resume() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> waiting = Files.list(directory)) {
            waiting.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> attempt(file, 0, 0));
        }
    }

    /** An event that was accepted. */
    public record Accepted(Path file) {
        /** Whether it is over with: handled, or given up. */
        public boolean done() {
            return Files.notExists(file);
        }
    }

    /** @throws InvocationRefusal when there is no such function or the event is larger than 1 MiB */
    public Accepted accept(String function, byte[] event) {
        String name = lambda.declared(function).name();
        if (event.length > 1 << 20) {
            throw new InvocationRefusal(
                    413,
                    "RequestTooLargeException",
                    event.length + " byte payload is too large for the Event invocation type (limit 1048576 bytes)");
        }
        try {
            ObjectNode envelope = JSON.createObjectNode().put("function", name);
            envelope.set("event", event.length == 0 ? JSON.createObjectNode() : JSON.readTree(event));
            Files.createDirectories(directory);
            // Sorts by time, so that a restart keeps about the order.
            Path file =
                    directory.resolve(String.format("%016d-%s.json", System.currentTimeMillis(), UUID.randomUUID()));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsBytes(envelope));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            attempt(file, 0, 0);
            return new Accepted(file);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new InvocationRefusal(
                    400, "InvalidRequestContentException", "Could not parse request body into json");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void attempt(Path file, int failures, int delaySeconds) {
        workers.schedule(() -> run(file, failures), delaySeconds, TimeUnit.SECONDS);
    }

    private void run(Path file, int failures) {
        try {
            JsonNode envelope = JSON.readTree(file.toFile());
            String name = envelope.path("function").asText();
            InvocationResult result = lambda.invoke(name, JSON.writeValueAsBytes(envelope.path("event")));
            FunctionResource.AsyncPolicy policy = lambda.declared(name).async();
            if (!result.failed()) {
                Files.delete(file);
            } else if (failures < policy.retries()) {
                attempt(file, failures + 1, failures + 1);
            } else {
                ((ObjectNode) envelope).put("attempts", failures + 1).set("error", result.json());
                deadLetters.add(policy.onFailure(), envelope);
                Files.delete(file);
            }
        } catch (InvocationRefusal refused) {
            // Throttled events wait in the queue; one whose function left the template is kept for its return.
            if (refused.isThrottle()) {
                attempt(file, failures, 1);
            } else {
                System.err.println("event " + file + " waits: " + refused.getMessage());
            }
        } catch (IOException unreadable) {
            System.err.println("event " + file + " cannot be handled: " + unreadable);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
