package kepu.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kepu.runtime.Buckets;
import kepu.testing.Answer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class HostileFilesTest {
    private static final byte[] PAGE =
            "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

    private final Gallery gallery = new Gallery();

    @Test
    void refusesTextThatSaysItIsAPicture() {
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", "just words".getBytes(StandardCharsets.UTF_8)));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", PAGE));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/webp", "<svg/>............".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAnotherTypeThanDeclared() {
        Answer refused = answer("image/jpeg", Pixels.png(8, 8));
        assertEquals("422 WRONG_TYPE_OF_FILE", refused.refusal());
        assertEquals(
                "文件实际是 image/png，与声明的 image/jpeg 不符",
                refused.json().path("detail").asText());
        assertEquals("422 WRONG_TYPE_OF_FILE", refusal("image/png", Pixels.webp()));
    }

    @Test
    void refusesWhatIsCutOff() {
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", Pixels.cut(Pixels.png(400, 300))));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", Pixels.cut(Pixels.jpeg(400, 300))));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/webp", Pixels.cut(Pixels.webp())));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}));
    }

    @Test
    void refusesAPictureThatIsAPageToo() {
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", Pixels.joined(Pixels.png(8, 8), PAGE)));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", Pixels.joined(Pixels.jpeg(8, 8), PAGE)));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/webp", Pixels.joined(Pixels.webp(), PAGE)));
        byte[] magic = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
        byte[] end = {(byte) 0xff, (byte) 0xd9};
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", Pixels.joined(Pixels.joined(magic, PAGE), end)));
    }

    @Test
    void refusesAPageHiddenInsideAPicturesComment() {
        byte[] jpeg = Pixels.jpeg(8, 8);
        byte[] start = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xfe, 0, (byte) (PAGE.length + 2)};
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        assertEquals("422 NOT_AN_IMAGE", refusal("image/jpeg", Pixels.joined(Pixels.joined(start, PAGE), rest)));
    }

    @Test
    void refusesTooManyPixelsBeforeAnythingDecodesThem() {
        assertEquals("422 TOO_MANY_PIXELS", refusal("image/png", Pixels.pngSaying(30_000, 30_000)));
        assertEquals("422 TOO_MANY_PIXELS", refusal("image/png", Pixels.pngSaying(1, 12_001)));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", Pixels.pngSaying(-1, 8)));
        assertEquals("422 NOT_AN_IMAGE", refusal("image/png", Pixels.pngSaying(0, 8)));
    }

    @Test
    void refusesAnotherSizeThanDeclared() {
        for (byte[] file : List.of(new byte[0], Pixels.png(9, 9))) {
            JsonNode promised = gallery.promise(gallery.owner, "image/png", 50).json();
            String id = promised.path("id").asText();
            // Only somebody with credentials of their own can get past the signed length.
            Buckets.client(gallery.settings)
                    .putObject(
                            put -> put.bucket("media").key("in/" + gallery.activity + "/" + id),
                            RequestBody.fromBytes(file));
            assertEquals("422 WRONG_SIZE", gallery.complete(id).refusal());
            assertEquals(List.of(), gallery.keys(id));
        }
    }

    @Test
    void takesAGoodFileAfterABadOne() {
        byte[] good = Pixels.png(8, 8);
        byte[] bad = good.clone();
        bad[0] = 0;
        JsonNode promised = gallery.uploaded("image/png", bad);
        String id = promised.path("id").asText();
        assertEquals("422 NOT_AN_IMAGE", gallery.complete(id).refusal());
        assertEquals("409 NOT_UPLOADED", gallery.complete(id).refusal());
        assertEquals(200, Gallery.put(promised.path("upload"), good).statusCode());
        assertEquals(200, gallery.complete(id).status());
    }

    private String refusal(String type, byte[] file) {
        return answer(type, file).refusal();
    }

    private Answer answer(String type, byte[] file) {
        String id = gallery.uploaded(type, file).path("id").asText();
        Answer answer = gallery.complete(id);
        assertEquals(List.of(), gallery.keys(id), "what is refused is deleted");
        return answer;
    }
}
