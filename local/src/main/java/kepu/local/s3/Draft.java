package kepu.local.s3;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** An object being written, in a file nobody sees; closing it before it was moved leaves nothing behind. */
final class Draft implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final OutputStream sink;

    private Draft(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.sink = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    static Draft in(Path directory) throws IOException {
        Path file = directory.resolve(UUID.randomUUID().toString());
        return new Draft(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    OutputStream sink() {
        return sink;
    }

    /** Ends the body, adds the head and waits until both are on disk. */
    void seal(ObjectHead head) throws IOException {
        sink.write(ObjectFile.ending(head));
        sink.flush();
        channel.force(true);
        channel.close();
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
