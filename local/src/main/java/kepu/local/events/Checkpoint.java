package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How far a mapping has come in each shard of its stream, in a file that is replaced as a whole. */
final class Checkpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In place of a sequence number: the shard is closed and every record of it was handled. */
    static final String FINISHED = "finished";

    private final Path file;
    private ObjectNode kept;

    Checkpoint(Path file) {
        this.file = file;
        try {
            kept = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The stream that the positions belong to; empty at the very first. */
    String stream() {
        return kept.path("stream").asText();
    }

    /** Forgets the positions in any other stream: a table that was made again has a new one. */
    void begin(String stream) {
        kept = JSON.createObjectNode().put("stream", stream);
        kept.putObject("shards");
        write();
    }

    /** The sequence number of the last record handled, or {@link #FINISHED}. */
    Optional<String> position(String shard) {
        JsonNode position = kept.path("shards").path(shard);
        return position.isMissingNode() ? Optional.empty() : Optional.of(position.asText());
    }

    void advance(String shard, String sequenceNumber) {
        ((ObjectNode) kept.get("shards")).put(shard, sequenceNumber);
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, JSON.writeValueAsBytes(kept));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
