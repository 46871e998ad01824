package kepu.local.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The parts of a {@code multipart/form-data} body, read one after the other without keeping them. */
final class FormReader {
    private static final int NONE = -2;
    private static final int HEADERS = 8192;

    private final InputStream in;
    private final byte[] delimiter;
    private boolean ended;

    FormReader(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads the first boundary, which alone has no line break before it. */
    void begin() throws IOException {
        for (int i = 2; i < delimiter.length; i++) {
            if (in.read() != delimiter[i]) {
                throw ErrorCode.MALFORMED_POST.fault();
            }
        }
        endOfBoundary();
    }

    boolean hasEnded() {
        return ended;
    }

    /** The header lines of the next part. */
    String headers() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            all.append(line).append('\n');
            if (all.length() > HEADERS) {
                throw ErrorCode.PRE_DATA_TOO_LONG.fault();
            }
        }
        return all.toString();
    }

    /** The content of the part, to be read to its end before the next. */
    InputStream content() {
        return new Content();
    }

    private void endOfBoundary() throws IOException {
        int first = in.read();
        int second = in.read();
        if (first == '-' && second == '-') {
            ended = true;
        } else if (first != '\r' || second != '\n') {
            throw ErrorCode.MALFORMED_POST.fault();
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > HEADERS) {
                throw ErrorCode.MALFORMED_POST.fault();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** A carriage return can only begin a delimiter, so what was held back never needs to be searched again. */
    private final class Content extends InputStream {
        private int held;
        private int given;
        private int next = NONE;
        private boolean done;

        @Override
        public int read() throws IOException {
            while (true) {
                if (given < held) {
                    return delimiter[given++] & 0xff;
                }
                if (done) {
                    return -1;
                }
                int b = next == NONE ? in.read() : next;
                next = NONE;
                held = 0;
                given = 0;
                while (b == delimiter[held]) {
                    if (++held == delimiter.length) {
                        held = 0;
                        done = true;
                        endOfBoundary();
                        return -1;
                    }
                    b = in.read();
                }
                if (b < 0) {
                    throw ErrorCode.INCOMPLETE_BODY.fault();
                }
                if (held == 0) {
                    return b;
                }
                next = b;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int b = read();
                if (b < 0) {
                    return count == 0 ? -1 : count;
                }
                bytes[offset + count++] = (byte) b;
            }
            return count;
        }
    }
}
