package kepu.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import kepu.domain.account.Action;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

class SiteHandlerTest {
    private final SiteHandler handler = handler(Map.of("MEDIA_ORIGIN", "https://media.example"));

    private static SiteHandler handler(Map<String, String> environment) {
        return new SiteHandler(new Settings(environment, Clock.systemUTC(), IdSource.ULID));
    }

    private static Call page(String path) {
        return Call.to("GET /{proxy+}").path("proxy+", path).header("accept", "text/html,application/xhtml+xml");
    }

    @Test
    void answersAPageAsBytesForTheGateway() {
        Answer answer = Call.to("GET /").on(handler);

        assertEquals(200, answer.status());
        assertTrue(answer.text().startsWith("<!doctype html>"), answer.text());
        assertTrue(answer.headers().get("content-security-policy").contains("https://media.example;"));
        assertArrayEquals(answer.body(), page("mine/01HX").on(handler).body());
    }

    @Test
    void answersNothingNewToWhoHasItAlready() {
        String tag = page("mine").on(handler).headers().get("etag");
        Answer again = page("mine").header("if-none-match", tag).on(handler);

        assertEquals(304, again.status());
        assertEquals(0, again.body().length);
    }

    @Test
    void packsForWhoeverTakesIt() {
        Answer answer =
                page("assets/texts/en.js").header("accept-encoding", "gzip, br").on(handler);

        assertEquals("gzip", answer.headers().get("content-encoding"));
        assertEquals((byte) 0x1f, answer.body()[0]);
    }

    @Test
    void showsThePageOfMissingThingsToPeopleAndAProblemToPrograms() {
        Answer person = page("nowhere").on(handler);
        Answer program = page("nowhere").header("accept", "application/json").on(handler);

        assertEquals(404, person.status());
        assertEquals("text/html; charset=utf-8", person.headers().get("content-type"));
        assertEquals("404 NO_SUCH_ROUTE", program.refusal());
    }

    @Test
    void allowsPicturesFromWhereverStorageAnswers() {
        SiteHandler local = handler(
                Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566/s3", "MEDIA_ORIGIN", "https://media.example"));
        String policy = Call.to("GET /").on(local).headers().get("content-security-policy");

        assertTrue(policy.contains("connect-src 'self' http://127.0.0.1:4566;"), policy);
    }

    @Test
    void doesNotStartWithoutKnowingWhereStorageAnswers() {
        assertThrows(IllegalStateException.class, () -> handler(Map.of()));
    }

    @Test
    void isOpenToAnyone() {
        assertEquals(
                Set.of(Action.LOOK_PUBLIC),
                Set.copyOf(handler.endpoint().actions().values()));
    }
}
