package kepu.local.events;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kepu.local.dynamodb.DynamoDbRefusal;

/** One event source mapping from a table's stream to a function, working in a thread of its own. */
final class StreamMapping implements AutoCloseable {
    private static final Duration IDLE_PAUSE = Duration.ofMillis(50);
    /** How often to look for new shards, and whether the table was made again. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private final MappingParts parts;
    private final String name;
    private final Thread thread;
    private final Map<String, ShardReader> shards = new LinkedHashMap<>();
    private long lookedAround;
    private volatile boolean stopping;

    StreamMapping(MappingParts parts, String name) {
        this.parts = parts;
        this.name = name;
        this.thread = new Thread(this::run, "stream-" + name);
        thread.setDaemon(true);
    }

    /** Takes its place in the stream, so that nothing written from now on is missed, and begins to work. */
    void start() {
        boolean first = parts.checkpoint().stream().isEmpty();
        lookAround();
        if (first && !parts.source().fromTheBeginning()) {
            shards.values().forEach(ShardReader::skipToTheTip);
        }
        thread.start();
    }

    private void run() {
        while (!stopping) {
            boolean worked = false;
            try {
                if (System.nanoTime() - lookedAround > LOOK_AROUND.toNanos()) {
                    lookAround();
                }
                for (ShardReader shard : shards.values()) {
                    worked |= shard.work();
                }
            } catch (DynamoDbRefusal | UncheckedIOException unreachable) {
                // Whatever a reader had in hand is read again from the checkpoint.
                shards.clear();
                report(unreachable);
            } catch (RuntimeException failed) {
                report(failed);
            }
            pause(worked ? Duration.ZERO : IDLE_PAUSE);
        }
    }

    private void lookAround() {
        lookedAround = System.nanoTime();
        String stream = parts.api().currentStream();
        if (!stream.equals(parts.checkpoint().stream())) {
            shards.clear();
            parts.checkpoint().begin(stream);
        }
        for (String shard : parts.api().shards(stream)) {
            shards.computeIfAbsent(shard, id -> new ShardReader(parts, stream, id));
        }
    }

    private void report(RuntimeException failure) {
        if (!stopping) {
            System.err.println("mapping " + name + ": " + failure);
        }
    }

    private void pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException asked) {
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
