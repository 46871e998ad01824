package kepu.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Word of new objects, written down before the object appears and struck out when the listener has taken it. An event
 * names the draft that becomes the object: where that draft still lies about, the object never came to be.
 */
final class PendingNotifications implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THREADS = 4;
    private static final long FIRST_DELAY_MILLIS = 200;
    private static final long LONGEST_DELAY_MILLIS = 60_000;
    private static final Logger LOG = LoggerFactory.getLogger(PendingNotifications.class);

    private final Path directory;
    private final Notifications listener;
    private final List<ObjectCreated> left = new ArrayList<>();
    private final ScheduledExecutorService deliveries = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "s3-notifications");
        thread.setDaemon(true);
        return thread;
    });

    private PendingNotifications(Path directory, Notifications listener) {
        this.directory = directory;
        this.listener = listener;
    }

    /** Reads what an earlier process left undelivered, and forgets what it never created. */
    static PendingNotifications open(Path directory, Path drafts, Notifications listener) throws IOException {
        Files.createDirectories(directory);
        PendingNotifications pending = new PendingNotifications(directory, listener);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith(".json")) {
                    Files.delete(file);
                    continue;
                }
                JsonNode json = JSON.readTree(file.toFile());
                if (Files.exists(drafts.resolve(json.get("draft").textValue()))) {
                    Files.delete(file);
                } else {
                    pending.left.add(event(json));
                }
            }
        }
        return pending;
    }

    /** Tells of what an earlier process left undelivered; a second call tells nothing. */
    synchronized void resume() {
        left.forEach(this::deliver);
        left.clear();
    }

    void write(ObjectCreated event, Path draft) throws IOException {
        byte[] json = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("bucket", event.bucket())
                .put("key", event.key())
                .put("size", event.size())
                .put("eTag", event.eTag())
                .put("eventName", event.eventName())
                .put("sequencer", event.sequencer())
                .put("createdAt", event.createdAt().toString())
                .put("draft", draft.getFileName().toString()));
        Path file = file(event);
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, json);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void forget(ObjectCreated event) throws IOException {
        Files.deleteIfExists(file(event));
    }

    void deliver(ObjectCreated event) {
        schedule(event, 0, FIRST_DELAY_MILLIS);
    }

    private void schedule(ObjectCreated event, long delay, long next) {
        try {
            deliveries.schedule(() -> attempt(event, next), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: the event stays on disk for the next process.
            LOG.debug("Left for the next start: {}", event);
        }
    }

    private void attempt(ObjectCreated event, long delay) {
        try {
            listener.created(event);
            forget(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            // An error as well: the pool would swallow it, and the event with it.
            LOG.warn("Not taken ({}), to be told again: {}", e.toString(), event);
            schedule(event, delay, Math.min(delay * 2, LONGEST_DELAY_MILLIS));
        }
    }

    private Path file(ObjectCreated event) {
        return directory.resolve(event.sequencer() + ".json");
    }

    private static ObjectCreated event(JsonNode json) {
        return new ObjectCreated(
                json.get("bucket").textValue(),
                json.get("key").textValue(),
                json.get("size").longValue(),
                json.get("eTag").textValue(),
                json.get("eventName").textValue(),
                json.get("sequencer").textValue(),
                Instant.parse(json.get("createdAt").textValue()));
    }

    /** Stops telling; what was not taken stays on disk. */
    @Override
    public void close() {
        deliveries.shutdownNow();
    }
}
