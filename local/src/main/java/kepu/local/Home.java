package kepu.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The directory where everything that lasts is kept; one host at a time. */
final class Home implements AutoCloseable {
    private static final long LARGEST_LOG = 50L << 20;

    private final Path directory;
    private final FileLock lock;

    private Home(Path directory, FileLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another host uses it */
    static Home open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("host.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("another host is running in " + directory + " (--home)");
            }
            return new Home(directory, lock);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Everything that functions and the host print goes here, so that the terminal shows only what a person needs. */
    void takeStandardStreams() {
        Path file = path("host.log");
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST_LOG) {
                Files.move(file, path("host.log.old"), StandardCopyOption.REPLACE_EXISTING);
            }
            PrintStream log = new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
