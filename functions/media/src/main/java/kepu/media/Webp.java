package kepu.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** WebP (RFC 9649): a RIFF file that says its own length; its first chunk says the size in one of three ways. */
final class Webp implements ImageFormat {
    private static final int HEADER = 30;
    private static final int CHUNK_AT = 12;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int LOSSY_START_CODE = 0x2a019d;

    @Override
    public Optional<Size> size(byte[] head) {
        if (head.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return switch (new String(head, CHUNK_AT, 4, StandardCharsets.US_ASCII)) {
            case "VP8X" -> Size.of(1 + threeBytes(bytes, 24), 1 + threeBytes(bytes, 27));
            case "VP8L" -> head[20] == LOSSLESS_SIGNATURE ? lossless(bytes.getInt(21)) : Optional.empty();
            case "VP8 " ->
                threeBytes(bytes, 23) == LOSSY_START_CODE
                        ? Size.of(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isWhole(Uploaded file) {
        if (file.head().length < HEADER) {
            return false;
        }
        long said = Integer.toUnsignedLong(
                ByteBuffer.wrap(file.head()).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        return said + 8 + (said & 1) == file.bytes();
    }

    private static Optional<Size> lossless(int packed) {
        return Size.of(1 + (packed & 0x3fff), 1 + (packed >>> 14 & 0x3fff));
    }

    private static int threeBytes(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at)) | Byte.toUnsignedInt(bytes.get(at + 2)) << 16;
    }
}
