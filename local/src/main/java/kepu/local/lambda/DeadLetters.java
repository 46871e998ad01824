package kepu.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The queues that given-up events end in: a file each, one message a line, for a person to look at. */
public final class DeadLetters {
    private final Path directory;

    public DeadLetters(Path directory) {
        this.directory = directory;
    }

    /** @param queue its ARN; empty when the template names none, and the message is only reported */
    public synchronized void add(String queue, JsonNode message) {
        System.err.println("given up" + (queue.isEmpty() ? "" : " to " + queue) + ": " + message);
        if (queue.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(file(queue), message + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public synchronized long count(String queue) {
        try (Stream<String> lines = Files.lines(file(queue), StandardCharsets.UTF_8)) {
            return lines.count();
        } catch (IOException none) {
            return 0;
        }
    }

    private Path file(String queue) {
        return directory.resolve(queue.substring(queue.lastIndexOf(':') + 1) + ".jsonl");
    }
}
