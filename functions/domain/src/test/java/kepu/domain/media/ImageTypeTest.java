package kepu.domain.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTypeTest {
    @ParameterizedTest
    @CsvSource({"ffd8ffe000104a46, JPEG", "89504e470d0a1a0a0000, PNG", "52494646100000005745425056503820, WEBP"})
    void aPictureIsWhatItsFirstBytesSay(String head, ImageType type) {
        assertEquals(Optional.of(type), ImageType.of(HexFormat.of().parseHex(head)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ff",
                "ffd8",
                "89504e470d0a1a",
                "524946461000000057454200",
                "47494638396101000100",
                "3c3f786d6c2076657273696f6e",
                "255044462d312e37",
                "4d5a90000300"
            })
    void anythingElseIsNoPicture(String head) {
        assertEquals(Optional.empty(), ImageType.of(HexFormat.of().parseHex(head)));
    }
}
