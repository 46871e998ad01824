package kepu.media;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: a frame header somewhere before the picture's data says the size, an end marker comes last; cameras may pad with
 * zeros after it.
 */
final class Jpeg implements ImageFormat {
    @Override
    public Optional<Size> size(byte[] head) {
        try {
            JpegDirectory frame = JpegMetadataReader.readMetadata(
                            new ByteArrayInputStream(head), List.of(new JpegReader()))
                    .getFirstDirectoryOfType(JpegDirectory.class);
            return frame == null ? Optional.empty() : Size.of(frame.getImageWidth(), frame.getImageHeight());
        } catch (JpegProcessingException | MetadataException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isWhole(Uploaded file) {
        byte[] tail = file.tail();
        int end = tail.length;
        while (end > 0 && tail[end - 1] == 0) {
            end--;
        }
        return end >= 2 && tail[end - 2] == (byte) 0xff && tail[end - 1] == (byte) 0xd9;
    }
}
