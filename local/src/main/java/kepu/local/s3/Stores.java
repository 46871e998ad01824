package kepu.local.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All buckets of one endpoint under one directory. */
final class Stores {
    private final Map<String, BucketStore> stores = new TreeMap<>();

    private Stores() {}

    static Stores open(Path home, List<Bucket> buckets, PendingNotifications pending, Sequencer sequencer)
            throws IOException {
        Path drafts = drafts(home);
        try (Stream<Path> left = Files.list(drafts)) {
            for (Path draft : left.toList()) {
                remove(draft);
            }
        }
        Stores all = new Stores();
        for (Bucket bucket : buckets) {
            Path directory = home.resolve("buckets").resolve(bucket.name());
            all.stores.put(bucket.name(), BucketStore.open(bucket, directory, drafts, pending, sequencer));
        }
        return all;
    }

    /** Where objects are while they are written: on the file system where they will stay. */
    static Path drafts(Path home) throws IOException {
        return Files.createDirectories(home.resolve("drafts"));
    }

    private static void remove(Path draft) throws IOException {
        try (Stream<Path> files = Files.walk(draft)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    BucketStore named(String bucket) {
        BucketStore store = stores.get(bucket);
        if (store == null) {
            throw ErrorCode.NO_SUCH_BUCKET.fault().with("BucketName", bucket);
        }
        return store;
    }

    boolean has(String bucket) {
        return stores.containsKey(bucket);
    }

    Collection<BucketStore> all() {
        return stores.values();
    }
}
