package kepu.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** PNG (ISO/IEC 15948): IHDR comes first and says the size, an empty IEND comes last. */
final class Png implements ImageFormat {
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
    private static final byte[] FIRST_CHUNK = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    private static final int CHUNK_AT = 8;
    private static final int SIZE_AT = 16;
    private static final int CHECK_AT = 29;

    @Override
    public Optional<Size> size(byte[] head) {
        if (head.length < CHECK_AT + Integer.BYTES
                || !Arrays.equals(head, CHUNK_AT, SIZE_AT, FIRST_CHUNK, 0, FIRST_CHUNK.length)) {
            return Optional.empty();
        }
        CRC32 check = new CRC32();
        check.update(head, CHUNK_AT + Integer.BYTES, CHECK_AT - CHUNK_AT - Integer.BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return (int) check.getValue() == bytes.getInt(CHECK_AT)
                ? Size.of(bytes.getInt(SIZE_AT), bytes.getInt(SIZE_AT + Integer.BYTES))
                : Optional.empty();
    }

    @Override
    public boolean isWhole(Uploaded file) {
        byte[] tail = file.tail();
        return tail.length >= END.length
                && Arrays.equals(tail, tail.length - END.length, tail.length, END, 0, END.length);
    }
}
