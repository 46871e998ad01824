package kepu.media;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import kepu.domain.media.ImageType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ImageFormatTest {
    private static final byte[] LOSSLESS =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    @Test
    void readsLosslessAndExtendedWebp() {
        assertEquals(Optional.of(new ImageFormat.Size(1, 1)), new Webp().size(LOSSLESS));
        byte[] extended = Arrays.copyOf(LOSSLESS, 40);
        extended[15] = 'X';
        // 16,384 × 1: three bytes each, less one.
        extended[24] = (byte) 0xff;
        extended[25] = 0x3f;
        extended[26] = extended[27] = extended[28] = extended[29] = 0;
        assertEquals(Optional.of(new ImageFormat.Size(16_384, 1)), new Webp().size(extended));
    }

    @Property(tries = 200)
    void readsTheSizeOfEveryDrawing(
            @ForAll @IntRange(min = 1, max = 90) int width, @ForAll @IntRange(min = 1, max = 90) int height) {
        Optional<ImageFormat.Size> size = Optional.of(new ImageFormat.Size(width, height));
        byte[] png = Pixels.png(width, height);
        byte[] jpeg = Pixels.jpeg(width, height);
        assertEquals(size, new Png().size(png));
        assertEquals(size, new Jpeg().size(jpeg));
        assertTrue(new Png().isWhole(whole(png)) && new Jpeg().isWhole(whole(jpeg)));
    }

    @Property(tries = 300)
    void neverTakesAPrefixForTheWhole(@ForAll @IntRange(max = 600) int length) {
        byte[] png = Pixels.png(40, 30);
        byte[] webp = Pixels.webp();
        assertFalse(new Png().isWhole(whole(Arrays.copyOf(png, Math.min(length, png.length - 1)))));
        assertFalse(new Webp().isWhole(whole(Arrays.copyOf(webp, Math.min(length, webp.length - 1)))));
    }

    @Property(tries = 2_000)
    void readsAnyBytesWithoutAnAccident(
            @ForAll ImageType type, @ForAll @Size(max = 200) byte[] noise, @ForAll @IntRange(max = 400) int at) {
        byte[] spoilt = type == ImageType.JPEG
                ? Pixels.jpeg(9, 9)
                : type == ImageType.PNG ? Pixels.png(9, 9) : LOSSLESS.clone();
        int from = Math.min(at, spoilt.length);
        System.arraycopy(noise, 0, spoilt, from, Math.min(noise.length, spoilt.length - from));
        assertDoesNotThrow(() -> ImageFormat.of(type).size(spoilt));
        assertDoesNotThrow(() -> ImageFormat.of(type).isWhole(whole(spoilt)));
        assertDoesNotThrow(() -> ImageFormat.of(type).size(noise));
        assertDoesNotThrow(() -> ImageFormat.of(type).isWhole(whole(noise)));
    }

    private static Uploaded whole(byte[] file) {
        return new Uploaded("", file.length, file, file);
    }
}
