package kepu.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import kepu.domain.fault.Reason;
import kepu.domain.media.ImageType;
import kepu.domain.media.Medium.Declared;
import kepu.domain.media.Medium.Found;

/** Tells what an uploaded file is by its bytes alone, before anything decodes it. */
final class Inspection {
    private Inspection() {}

    /**
     * What the file is; refuses WRONG_SIZE, NOT_AN_IMAGE (also when it is cut off, or something is hung on to it, or a
     * browser might take it for a page), WRONG_TYPE_OF_FILE or TOO_MANY_PIXELS.
     */
    static Found of(Declared declared, Uploaded file) {
        if (file.bytes() != declared.bytes()) {
            throw Reason.WRONG_SIZE.refuse(file.bytes(), declared.bytes());
        }
        ImageType type = ImageType.of(file.head()).orElseThrow(Reason.NOT_AN_IMAGE::refuse);
        if (type != declared.type()) {
            throw Reason.WRONG_TYPE_OF_FILE.refuse(
                    type.mediaType(), declared.type().mediaType());
        }
        ImageFormat format = ImageFormat.of(type);
        ImageFormat.Size size = format.size(file.head()).orElseThrow(Reason.NOT_AN_IMAGE::refuse);
        if (size.longestSide() > ImageType.MOST_PIXELS) {
            throw Reason.TOO_MANY_PIXELS.refuse(ImageType.MOST_PIXELS);
        }
        if (!format.isWhole(file) || isLikeAPage(file.head())) {
            throw Reason.NOT_AN_IMAGE.refuse();
        }
        return new Found(type, file.bytes(), size.width(), size.height(), file.fingerprint());
    }

    private static boolean isLikeAPage(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return Stream.of("<html", "<script", "<!doctype", "<iframe").anyMatch(text::contains);
    }
}
