package kepu.local.s3;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The unfinished multipart uploads of one bucket: a directory each, with a file for what was begun and for every part. */
final class UploadStore {
    private static final String BEGUN = "upload.json";

    private final Path directory;

    UploadStore(Path directory) {
        this.directory = directory;
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The directory appears whole, for it is moved into place. */
    void begin(Upload upload, Path drafts) throws IOException {
        Path draft = Files.createTempDirectory(drafts, "upload");
        Files.write(draft.resolve(BEGUN), upload.toJson());
        Files.move(draft, directory.resolve(upload.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    Upload find(String id, String key) throws IOException {
        if (!id.matches("[0-9a-f]{32}")) {
            throw ErrorCode.NO_SUCH_UPLOAD.fault().with("UploadId", id);
        }
        try {
            Upload upload =
                    Upload.fromJson(Files.readAllBytes(directory.resolve(id).resolve(BEGUN)));
            if (!upload.key().equals(key)) {
                throw ErrorCode.NO_SUCH_UPLOAD.fault().with("UploadId", id);
            }
            return upload;
        } catch (NoSuchFileException e) {
            throw ErrorCode.NO_SUCH_UPLOAD.fault().with("UploadId", id);
        }
    }

    /** In the order in which S3 lists them: by key, then by time. */
    List<Upload> all() throws IOException {
        List<Upload> uploads = new ArrayList<>();
        try (Stream<Path> begun = Files.list(directory)) {
            for (Path upload : begun.toList()) {
                try {
                    uploads.add(Upload.fromJson(Files.readAllBytes(upload.resolve(BEGUN))));
                } catch (NoSuchFileException e) {
                    continue; // finished or aborted meanwhile
                }
            }
        }
        uploads.sort(Comparator.comparing(Upload::key).thenComparing(Upload::startedAt));
        return uploads;
    }

    /** A later part of the same number replaces the earlier one. */
    void keep(Upload upload, int number, Draft part) throws IOException {
        try {
            Files.move(
                    part.file(),
                    file(upload, number),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw ErrorCode.NO_SUCH_UPLOAD.fault().with("UploadId", upload.id());
        }
    }

    /** The heads of all parts by number; a part's key is its number. */
    List<ObjectHead> parts(Upload upload) throws IOException {
        List<ObjectHead> heads = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve(upload.id()))) {
            for (Path file : files.filter(UploadStore::isPart).sorted().toList()) {
                try (ObjectFile part = ObjectFile.open(file)) {
                    heads.add(part.head());
                }
            }
        } catch (NoSuchFileException e) {
            throw ErrorCode.NO_SUCH_UPLOAD.fault().with("UploadId", upload.id());
        }
        return heads;
    }

    ObjectFile open(Upload upload, int number) throws IOException {
        try {
            return ObjectFile.open(file(upload, number));
        } catch (NoSuchFileException e) {
            throw ErrorCode.INVALID_PART.fault().with("PartNumber", number);
        }
    }

    /** What was begun goes first, so that an upload half removed is none; removing it twice is no harm. */
    synchronized void remove(Upload upload) throws IOException {
        Path begun = directory.resolve(upload.id());
        if (Files.deleteIfExists(begun.resolve(BEGUN))) {
            removeFiles(begun);
        }
    }

    /** Ends removals that an earlier process began. */
    void sweep() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> uploads = Files.list(directory)) {
            for (Path upload : uploads.toList()) {
                if (!Files.exists(upload.resolve(BEGUN))) {
                    removeFiles(upload);
                }
            }
        }
    }

    /** A part that arrives meanwhile keeps the directory until the next sweep. */
    private static void removeFiles(Path begun) throws IOException {
        try (Stream<Path> files = Files.list(begun)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        try {
            Files.delete(begun);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private Path file(Upload upload, int number) {
        return directory.resolve(upload.id()).resolve(String.format("%05d", number));
    }

    private static boolean isPart(Path file) {
        return !file.getFileName().toString().equals(BEGUN);
    }
}
