package kepu.local.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Takes the frames of {@code aws-chunked} off a body, checking the signature of each chunk once it has been read. */
final class ChunkedPayload extends InputStream {
    private static final int LINE = 8192;
    private static final int LONGEST_SIZE = 12;

    private final InputStream framed;
    private final ChunkSignatures signatures;
    private final Map<String, String> trailers = new TreeMap<>();
    private MessageDigest digest = Digests.named("SHA-256");
    private String signature = "";
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedPayload(InputStream framed, ChunkSignatures signatures) {
        this.framed = new BufferedInputStream(framed, 1 << 16);
        this.signatures = signatures;
    }

    /** What came after the last chunk, by lower-case name; complete once the stream is at its end. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = framed.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw ErrorCode.INCOMPLETE_BODY.fault();
        }
        digest.update(bytes, offset, count);
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (started) {
            endOfChunk();
        }
        started = true;
        String[] head = line().split(";chunk-signature=", 2);
        signature = head.length == 2 ? head[1] : "";
        if (head[0].isEmpty() || head[0].length() > LONGEST_SIZE || !head[0].matches("[0-9a-fA-F]+")) {
            throw ErrorCode.INVALID_CHUNK.fault();
        }
        left = Long.parseLong(head[0], 16);
        if (left == 0) {
            verifyChunk();
            readTrailers();
            ended = true;
        }
    }

    private void endOfChunk() throws IOException {
        if (!line().isEmpty()) {
            throw ErrorCode.INVALID_CHUNK.fault();
        }
        verifyChunk();
    }

    private void verifyChunk() {
        signatures.verifyChunk(signature, Digests.hex(digest.digest()));
    }

    private void readTrailers() throws IOException {
        StringBuilder canonical = new StringBuilder();
        for (String line = lastLine(); !line.isEmpty(); line = lastLine()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw ErrorCode.INVALID_CHUNK.fault();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("x-amz-trailer-signature")) {
                signature = value;
            } else {
                trailers.put(name, value);
                canonical.append(name).append(':').append(value).append('\n');
            }
        }
        if (!trailers.isEmpty()) {
            byte[] bytes = canonical.toString().getBytes(StandardCharsets.UTF_8);
            signatures.verifyTrailer(signature, Digests.sha256Hex(bytes));
        }
    }

    private String line() throws IOException {
        return line(false);
    }

    /** Some clients leave the very last line break out. */
    private String lastLine() throws IOException {
        return line(true);
    }

    private String line(boolean mayEnd) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = framed.read(); b != '\n'; b = framed.read()) {
            if (b < 0 && mayEnd) {
                break;
            }
            if (b < 0) {
                throw ErrorCode.INCOMPLETE_BODY.fault();
            }
            if (line.size() == LINE) {
                throw ErrorCode.INVALID_CHUNK.fault();
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
