package kepu.local.stepfunctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The directory in which everything is kept; one process at a time. */
final class Home implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;
    /** Writers share it; closing waits for them, and nothing is written afterwards. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    private boolean open = true;

    private Home(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another process has it open */
    static Home open(Path path) {
        try {
            Files.createDirectories(path.resolve("executions"));
            Files.createDirectories(path.resolve("machines"));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IllegalStateException(path + " is in use by another process");
            }
            Home home = new Home(path, channel);
            home.sweep(home.executions());
            home.sweep(home.machines());
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes what an earlier process did not get to name. */
    private void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByUs) {
            return false;
        }
    }

    Path executions() {
        return path.resolve("executions");
    }

    Path machines() {
        return path.resolve("machines");
    }

    /** Something that writes. */
    @FunctionalInterface
    interface Write {
        void run() throws IOException;
    }

    void write(Write write) {
        writing.readLock().lock();
        try {
            if (!open) {
                throw new IllegalStateException("closed");
            }
            write.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Creates a file that is there whole or not at all, also after a power failure. */
    void create(Path file, byte[] content) {
        write(() -> {
            Path temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(content));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        });
    }

    @Override
    public void close() {
        writing.writeLock().lock();
        try {
            open = false;
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            writing.writeLock().unlock();
        }
    }
}
