package kepu.local.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An object opened for reading. Body and head share one file – the bytes, then the head as JSON, then the head's length
 * and a mark – so that one atomic move replaces both, and a reader keeps the version it opened.
 */
final class ObjectFile implements AutoCloseable {
    private static final long MARK = 0x53334F424A454354L; // "S3OBJECT"
    private static final int FOOTER = Long.BYTES + Integer.BYTES;

    private final FileChannel channel;
    private final ObjectHead head;

    private ObjectFile(FileChannel channel, ObjectHead head) {
        this.channel = channel;
        this.head = head;
    }

    static ObjectFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer footer = read(channel, channel.size() - FOOTER, FOOTER);
            int length = footer.getInt();
            if (footer.getLong() != MARK) {
                throw new IOException("Not an object of this store: " + file);
            }
            ByteBuffer json = read(channel, channel.size() - FOOTER - length, length);
            return new ObjectFile(channel, ObjectHead.fromJson(json.array()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What is written after the body. */
    static byte[] ending(ObjectHead head) throws IOException {
        byte[] json = head.toJson();
        return ByteBuffer.allocate(json.length + FOOTER)
                .put(json)
                .putInt(json.length)
                .putLong(MARK)
                .array();
    }

    ObjectHead head() {
        return head;
    }

    /** The bytes of the body from an offset, at most so many. */
    InputStream body(long offset, long length) throws IOException {
        channel.position(offset);
        return new Limited(Channels.newInputStream(channel), length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        if (position < 0 || length < 0) {
            throw new EOFException("An object's file is too short");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("An object's file is too short");
            }
        }
        return buffer.flip();
    }

    private static final class Limited extends InputStream {
        private final InputStream source;
        private long left;

        Limited(InputStream source, long left) {
            this.source = source;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = source.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
