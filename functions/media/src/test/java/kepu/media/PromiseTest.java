package kepu.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final String UNKNOWN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final Gallery gallery = new Gallery();

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Answer refused = promise("{}");
        assertEquals("422 INVALID", refused.refusal());
        assertEquals(Set.of("activity", "purpose", "type", "bytes"), fields(refused));
        Answer wrong = with(Map.of("purpose", "VIDEO", "type", "image/svg+xml", "bytes", 20L * 1024 * 1024 + 1));
        assertEquals(Set.of("purpose", "type", "bytes"), fields(wrong));
        assertEquals(Set.of("bytes"), fields(with(Map.of("bytes", 0))));
        assertEquals(Set.of("bytes"), fields(with(Map.of("bytes", -5))));
    }

    @Test
    void takesTheLargestPictureThereMayBe() {
        assertEquals(201, with(Map.of("bytes", 20L * 1024 * 1024)).status());
    }

    @Test
    void refusesWhatItCannotRead() {
        assertEquals("400 MALFORMED", promise("").refusal());
        assertEquals("400 MALFORMED", promise("[1]").refusal());
        assertEquals("400 MALFORMED", with(Map.of("bytes", "9")).refusal());
        assertEquals("400 MALFORMED", with(Map.of("key", "in/other")).refusal());
        assertEquals("400 MALFORMED", completion("{\"type\":\"image/png\"}").refusal());
    }

    @Test
    void refusesAnotherPersonsActivity() {
        assertEquals(
                "403 FORBIDDEN",
                gallery.promise(gallery.campaign.account("别人"), "image/png", 9).refusal());
        assertEquals(
                "401 UNAUTHENTICATED",
                Call.to("POST /media").body("{}").on(gallery.handler).refusal());
    }

    @Test
    void knowsNoActivityOrMediumOfAnotherName() {
        assertEquals("404 NO_SUCH_ACTIVITY", with(Map.of("activity", UNKNOWN)).refusal());
        assertEquals("404 NO_SUCH_ACTIVITY", with(Map.of("activity", "../etc")).refusal());
        assertEquals("404 NO_SUCH_MEDIUM", gallery.complete(UNKNOWN).refusal());
        assertEquals("404 NO_SUCH_MEDIUM", gallery.complete("x").refusal());
        assertEquals(
                "404 NO_SUCH_MEDIUM", Gallery.look(UNKNOWN).on(gallery.handler).refusal());
    }

    private Answer with(Map<String, Object> changed) {
        Map<String, Object> body = new HashMap<>(
                Map.of("activity", gallery.activity.value(), "purpose", "POSTER", "type", "image/png", "bytes", 100));
        body.putAll(changed);
        return gallery.ask(gallery.owner, Call.to("POST /media").json(body));
    }

    private Answer promise(String body) {
        return gallery.ask(gallery.owner, Call.to("POST /media").body(body));
    }

    private Answer completion(String body) {
        return gallery.ask(
                gallery.owner,
                Call.to("POST /media/{id}/completion").path("id", UNKNOWN).body(body));
    }

    private static Set<String> fields(Answer refused) {
        return StreamSupport.stream(refused.json().path("faults").spliterator(), false)
                .map(fault -> fault.path("field").asText())
                .collect(Collectors.toSet());
    }
}
