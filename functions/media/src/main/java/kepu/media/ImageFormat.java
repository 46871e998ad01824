package kepu.media;

import java.util.Optional;
import kepu.domain.media.ImageType;

/** How one kind of picture says its size, and how one sees that a file ends where the picture does. */
interface ImageFormat {
    /** In pixels; each at least 1. */
    record Size(int width, int height) {
        int longestSide() {
            return Math.max(width, height);
        }

        static Optional<Size> of(int width, int height) {
            return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
        }
    }

    static ImageFormat of(ImageType type) {
        return switch (type) {
            case JPEG -> new Jpeg();
            case PNG -> new Png();
            case WEBP -> new Webp();
        };
    }

    /** From a file's first bytes; empty when they do not say it. Never throws, whatever they are. */
    Optional<Size> size(byte[] head);

    /** Whether nothing of the picture is missing at the end, and nothing follows it. */
    boolean isWhole(Uploaded file);
}
