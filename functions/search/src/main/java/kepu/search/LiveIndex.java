package kepu.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kepu.runtime.Observed;

/**
 * The index of the newest snapshot, looked for while answering, at most every {@link #LOOKED_FOR}. Whoever comes while
 * another is loading is given what there is; when loading fails it stays what it was.
 */
public final class LiveIndex {
    /** How old what is found may be, besides the time it takes to load. */
    static final Duration LOOKED_FOR = Duration.ofSeconds(5);

    private record Loaded(Optional<String> key, NameIndex index) {}

    private final Snapshots snapshots;
    private final Supplier<Optional<String>> pointer;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Optional<Loaded> loaded = Optional.empty();
    private volatile Instant lookedAt = Instant.EPOCH;

    /** @param pointer tells the key of the newest snapshot; nothing while none was published */
    public LiveIndex(Snapshots snapshots, Supplier<Optional<String>> pointer, Clock clock) {
        this.snapshots = snapshots;
        this.pointer = pointer;
        this.clock = clock;
    }

    /** The index as it is now; only while there is none at all yet does a failure to load reach the caller. */
    public NameIndex index() {
        if (loaded.isEmpty()) {
            return first();
        }
        if (isDue() && loading.tryLock()) {
            try {
                refresh();
            } finally {
                loading.unlock();
            }
        }
        return loaded.orElseThrow().index();
    }

    private NameIndex first() {
        loading.lock();
        try {
            if (loaded.isEmpty()) {
                load(pointer.get());
            }
            return loaded.orElseThrow().index();
        } finally {
            loading.unlock();
        }
    }

    private void refresh() {
        try {
            Optional<String> newest = pointer.get();
            if (newest.equals(loaded.orElseThrow().key())) {
                lookedAt = clock.instant();
            } else {
                load(newest);
            }
        } catch (RuntimeException failure) {
            lookedAt = clock.instant();
            Observed.accident("index not refreshed", Map.of(), failure);
        }
    }

    private void load(Optional<String> key) {
        loaded = Optional.of(
                new Loaded(key, NameIndex.of(key.map(snapshots::read).orElse(List.of()))));
        lookedAt = clock.instant();
    }

    // A clock that was set back must not keep an old index alive.
    private boolean isDue() {
        return Duration.between(lookedAt, clock.instant()).abs().compareTo(LOOKED_FOR) >= 0;
    }
}
