package kepu.local.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The objects of one bucket: a file each, named by the hash of its key, so that no key can lead out of the directory,
 * and an index in memory that is read from the files at the start. A file is replaced by an atomic move.
 */
final class BucketStore {
    /** S3 lists keys by their UTF-8 bytes; Java's own order differs beyond the basic plane. */
    private static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Bucket bucket;
    private final Path directory;
    private final Path drafts;
    private final UploadStore uploads;
    private final PendingNotifications pending;
    private final Sequencer sequencer;
    private final NavigableMap<String, ObjectHead> index = new ConcurrentSkipListMap<>(BY_BYTES);

    private BucketStore(Bucket bucket, Path directory, Path drafts, PendingNotifications pending, Sequencer sequencer) {
        this.bucket = bucket;
        this.directory = directory.resolve("objects");
        this.uploads = new UploadStore(directory.resolve("uploads"));
        this.drafts = drafts;
        this.pending = pending;
        this.sequencer = sequencer;
    }

    static BucketStore open(
            Bucket bucket, Path directory, Path drafts, PendingNotifications pending, Sequencer sequencer)
            throws IOException {
        BucketStore store = new BucketStore(bucket, directory, drafts, pending, sequencer);
        Files.createDirectories(store.directory);
        store.uploads.sweep();
        try (Stream<Path> files = Files.walk(store.directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (ObjectFile object = ObjectFile.open(file)) {
                    store.index.put(object.head().key(), object.head());
                }
            }
        }
        return store;
    }

    Bucket bucket() {
        return bucket;
    }

    /** When the bucket was first declared. */
    Instant madeAt() throws IOException {
        return Files.readAttributes(directory, BasicFileAttributes.class)
                .creationTime()
                .toInstant();
    }

    UploadStore uploads() {
        return uploads;
    }

    Path drafts() {
        return drafts;
    }

    Draft draft() throws IOException {
        return Draft.in(drafts);
    }

    /** Makes a sealed draft the object of its key, if the condition holds at that very moment, and tells of it. */
    void commit(Draft draft, ObjectHead head, Precondition condition, String eventName) throws IOException {
        ObjectCreated event;
        synchronized (this) {
            condition.check(this, head.key());
            event = new ObjectCreated(
                    bucket.name(),
                    head.key(),
                    head.size(),
                    head.eTag(),
                    eventName,
                    sequencer.next(),
                    head.modifiedAt());
            Path file = file(head.key());
            Files.createDirectories(file.getParent());
            pending.write(event, draft.file());
            try {
                Files.move(draft.file(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                pending.forget(event);
                throw e;
            }
            index.put(head.key(), head);
        }
        pending.deliver(event);
    }

    Optional<ObjectHead> head(String key) {
        return Optional.ofNullable(index.get(key));
    }

    /** Opens the present version; to be closed by the caller. */
    ObjectFile open(String key) throws IOException {
        try {
            return ObjectFile.open(file(key));
        } catch (NoSuchFileException e) {
            throw ErrorCode.NO_SUCH_KEY.fault().with("Key", key);
        }
    }

    synchronized void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
        index.remove(key);
    }

    /** A live view in the order in which S3 lists. */
    NavigableMap<String, ObjectHead> heads() {
        return index;
    }

    private Path file(String key) {
        String hash = Digests.sha256Hex(key.getBytes(StandardCharsets.UTF_8));
        return directory.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
