package kepu.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kepu.domain.account.Account;
import kepu.testing.Answer;
import org.junit.jupiter.api.Test;

class UploadTest {
    private final Gallery gallery = new Gallery();

    @Test
    void takesWhatWasPromised() {
        byte[] file = Pixels.jpeg(320, 200);
        Answer promised = gallery.promise(gallery.owner, "image/jpeg", file.length);
        assertEquals(201, promised.status(), promised.text());
        String id = promised.json().path("id").asText();
        assertEquals("/media/" + id, promised.headers().get("location"));
        assertEquals("AWAITED", promised.json().path("state").asText());
        JsonNode upload = promised.json().path("upload");
        assertEquals(
                "{\"content-type\":\"image/jpeg\"}",
                upload.path("headers").toString().toLowerCase());
        assertEquals(200, Gallery.put(upload, file).statusCode());
        JsonNode accepted = gallery.complete(id).json();
        assertEquals("ACCEPTED", accepted.path("state").asText(), accepted.toString());
        assertEquals("image/jpeg", accepted.path("type").asText());
        assertEquals(file.length, accepted.path("bytes").asInt());
        assertEquals(320, accepted.path("width").asInt());
        assertEquals(200, accepted.path("height").asInt());
    }

    @Test
    void takesEveryTypeItOffers() {
        assertEquals("PNG 64x48", "PNG " + size(gallery.uploaded("image/png", Pixels.png(64, 48))));
        assertEquals("WebP 1x1", "WebP " + size(gallery.uploaded("image/webp", Pixels.webp())));
    }

    @Test
    void takesAFileThatIsLongerThanWhatItReads() {
        byte[] noise = new byte[3_000_000];
        new Random(7).nextBytes(noise);
        byte[] png = Pixels.png(64, 48);
        byte[] chunk = ByteBuffer.allocate(noise.length + 12)
                .putInt(noise.length)
                .put("teST".getBytes(StandardCharsets.US_ASCII))
                .put(noise)
                .putInt(0)
                .array();
        byte[] before = Arrays.copyOf(png, 33);
        byte[] after = Arrays.copyOfRange(png, 33, png.length);
        byte[] file = Pixels.joined(Pixels.joined(before, chunk), after);
        assertEquals("64x48", size(gallery.uploaded("image/png", file)));
    }

    @Test
    void answersTheSameWhenConfirmedTwice() {
        String id = gallery.uploaded("image/png", Pixels.png(8, 8)).path("id").asText();
        Answer first = gallery.complete(id);
        assertEquals(200, first.status(), first.text());
        assertEquals(first.json(), gallery.complete(id).json());
    }

    @Test
    void answersTheSameWhenConfirmedManyTimesAtOnce() throws Exception {
        String id = gallery.uploaded("image/png", Pixels.png(8, 8)).path("id").asText();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Answer>> answers = threads.invokeAll(
                    Stream.generate(() -> (Callable<Answer>) () -> gallery.complete(id))
                            .limit(6)
                            .toList(),
                    60,
                    TimeUnit.SECONDS);
            JsonNode last = gallery.complete(id).json();
            for (Future<Answer> answer : answers) {
                assertEquals(last, answer.get().json());
            }
            assertEquals("ACCEPTED", last.path("state").asText());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesToConfirmBeforeTheUpload() {
        String id = gallery.promise(gallery.owner, "image/png", 100)
                .json()
                .path("id")
                .asText();
        assertEquals("409 NOT_UPLOADED", gallery.complete(id).refusal());
    }

    @Test
    void refusesToConfirmSomebodyElses() {
        Account other = gallery.campaign.account("别人");
        String id = gallery.uploaded("image/png", Pixels.png(8, 8)).path("id").asText();
        assertEquals("403 FORBIDDEN", gallery.complete(other, id).refusal());
        assertEquals(200, gallery.complete(id).status());
    }

    @Test
    void keepsWhatWasAcceptedWhateverIsUploadedLater() {
        byte[] file = Pixels.png(8, 8);
        JsonNode promised = gallery.uploaded("image/png", file);
        String id = promised.path("id").asText();
        JsonNode accepted = gallery.complete(id).json();
        byte[] other = file.clone();
        other[other.length - 20] ^= 1;
        assertEquals(200, Gallery.put(promised.path("upload"), other).statusCode());
        assertEquals(accepted, gallery.complete(id).json());
        String url =
                gallery.ask(gallery.owner, Gallery.look(id)).json().path("url").asText();
        assertArrayEquals(file, Gallery.get(url).body());
    }

    @Test
    void leavesNothingWhereAnybodyCanStillWrite() {
        String id = gallery.uploaded("image/png", Pixels.png(8, 8)).path("id").asText();
        assertEquals(1, gallery.keys(id).size());
        gallery.complete(id);
        List<String> keys = gallery.keys(id);
        assertEquals(1, keys.size());
        assertTrue(keys.get(0).startsWith("keep/"), keys.toString());
    }

    @Test
    void signsTypeAndLengthSoThatS3TakesNoOther() {
        JsonNode promised = gallery.promise(gallery.owner, "image/png", 100).json();
        assertEquals(403, Gallery.put(promised.path("upload"), new byte[101]).statusCode());
        String url = promised.path("upload").path("url").asText();
        assertTrue(url.contains("content-length") && url.contains("content-type"), url);
        assertTrue(url.contains("X-Amz-Expires=900"), url);
        assertFalse(gallery.keys(promised.path("id").asText()).iterator().hasNext());
    }

    private String size(JsonNode promised) {
        JsonNode accepted = gallery.complete(promised.path("id").asText()).json();
        assertEquals("ACCEPTED", accepted.path("state").asText(), accepted.toString());
        return accepted.path("width").asInt() + "x" + accepted.path("height").asInt();
    }
}
