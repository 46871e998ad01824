package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file of one execution: a line per stretch, with its events and where the execution stands after them.
 *
 * <p>A line is on the disk before anyone is told. The last one may be torn by a crash: then it was never answered for, and is
 * overwritten.
 */
final class ExecutionLog {
    private final Home home;
    private final Path file;
    private long length;

    private ExecutionLog(Home home, Path file, long length) {
        this.home = home;
        this.file = file;
        this.length = length;
    }

    /** What a log says of its execution. */
    record Kept(Facts facts, Position position) {}

    static ExecutionLog create(Home home, Facts facts, Events events, Position position) {
        Path file = home.executions().resolve(fileName(facts));
        ObjectNode line = line(events, position);
        line.set("execution", facts.toJson());
        byte[] bytes = bytes(line);
        home.create(file, bytes);
        return new ExecutionLog(home, file, bytes.length);
    }

    /** Readable for people, and distinct also where file names do not tell case or length apart. */
    private static String fileName(Facts facts) {
        String readable = facts.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return readable.substring(0, Math.min(60, readable.length())) + "." + TaskTokens.keyOf(facts.arn()) + ".jsonl";
    }

    static ExecutionLog open(Home home, Path file) {
        ExecutionLog log = new ExecutionLog(home, file, 0);
        log.length = log.lines().stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        return log;
    }

    Kept kept() {
        List<String> lines = lines();
        return new Kept(
                Facts.of(parse(lines.get(0)).path("execution")),
                Position.of(parse(lines.get(lines.size() - 1)).path("position")));
    }

    void append(Events events, Position position) {
        byte[] bytes = bytes(line(events, position));
        home.write(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                // Not by appending: what an earlier attempt wrote in part must be overwritten.
                channel.truncate(length);
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                for (long at = length; buffer.hasRemaining(); ) {
                    at += channel.write(buffer, at);
                }
                channel.force(false);
            }
        });
        length += bytes.length;
    }

    /** The whole history, oldest first. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        lines().forEach(line -> parse(line).path("events").forEach(events::add));
        return events;
    }

    /** Complete lines only. */
    private List<String> lines() {
        try {
            String text = Files.readString(file);
            List<String> lines = new ArrayList<>();
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                lines.add(text.substring(from, end));
                from = end + 1;
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonNode parse(String line) {
        return Optional.of(line)
                .flatMap(Json::tryParse)
                .orElseThrow(() -> new IllegalStateException(file + " has a line that is not JSON"));
    }

    private static ObjectNode line(Events events, Position position) {
        ObjectNode line = Json.object();
        line.set("events", events.toJson());
        line.set("position", position.toJson());
        return line;
    }

    private static byte[] bytes(ObjectNode line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
