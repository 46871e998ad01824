package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What should not be sent, sent all the same: a clear refusal, and nothing changed. */
@Timeout(120)
class BadInputIT {
    private final RunningKepu kepu = RunningKepu.shared();
    private final Stage stage = kepu.stage();
    private final Session submitter = stage.people().submitter(0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "half an object|{\"name\":|400",
                "not JSON|name=x|400",
                "an array|[]|400",
                "nothing||400",
                "an unknown field|{\"nmae\":\"x\"}|400",
                "a number for a name|{\"name\":5}|400",
                "a text for hosts|{\"hosts\":\"x\"}|400",
                "texts for scientists|{\"scientists\":[\"x\"]}|400",
                "a name twice|{\"name\":\"a\",\"name\":\"b\"}|400",
                "an edition that is none|{\"edition\":1999}|404"
            })
    void refusesABodyThatIsNoForm(String what, String body, int status) {
        Reply reply = post("/activities", body == null ? "" : body);
        assertProblem(reply, status);
    }

    @Test
    void refusesABodyThatIsFarTooLarge() {
        String body = Api.body().put("content", "科".repeat(100_000)).toString();
        assertTrue(body.length() * 3 > 300_000);
        assertProblem(post("/activities", body), 413);
    }

    @Test
    void refusesWhatDoesNotSayItIsJson() {
        Reply reply = stage.api()
                .send(
                        "POST",
                        "/activities",
                        Map.of("authorization", "Bearer " + submitter.token(), "content-type", "text/plain"),
                        BodyPublishers.ofString("{}"));
        assertProblem(reply, 415);
    }

    @Test
    void tellsAllFaultsOfAFormAtOnce() {
        Activity empty = Activity.create(stage, submitter, kepu.planned("D01").edition(), Api.body());
        Reply reply = empty.submit();
        assertProblem(reply, 422);
        Set<String> fields = new HashSet<>();
        reply.body()
                .path("faults")
                .forEach(fault -> fields.add(fault.path("field").asText()));
        assertTrue(
                fields.containsAll(Set.of(
                        "name",
                        "startsAt",
                        "endsAt",
                        "region",
                        "place",
                        "mode",
                        "responsible",
                        "hosts",
                        "content",
                        "audience",
                        "scientists",
                        "contact.name",
                        "contact.phone")),
                fields.toString());
        assertEquals("DRAFT", empty.now().path("status").asText());
    }

    @Test
    void refusesTokensThatAreForgedOrNone() {
        String token = submitter.token();
        String[] parts = token.split("\\.");
        for (String forged : new String[] {
            "x",
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 4) + "AAAA",
            "eyJhbGciOiJub25lIn0." + parts[1] + "."
        }) {
            Reply reply = stage.api().get("/accounts/me", Map.of("authorization", "Bearer " + forged));
            assertProblem(reply, 401);
            assertEquals("TOKEN_INVALID", reply.code());
        }
        assertProblem(stage.api().get("/accounts/me", Map.of()), 401);
    }

    @Test
    void refusesATokenThatHasExpired() {
        String token = submitter.token();
        stage.clock().advance(Duration.ofMinutes(16));
        Reply reply = stage.api().get("/accounts/me", Map.of("authorization", "Bearer " + token));
        assertProblem(reply, 401);
        assertEquals("TOKEN_EXPIRED", reply.code());
    }

    @Test
    void refusesForeignActivities() {
        Activity activity = kepu.submitted("D01");
        Session other = stage.people().submitter(1);
        String version = version(activity);
        Map<String, String> match = Map.of("if-match", version);
        assertProblem(other.get("/activities/" + activity.id()), 403);
        assertProblem(other.put("/activities/" + activity.id() + "/draft", Api.body(), match), 403);
        assertProblem(other.post("/activities/" + activity.id() + "/withdrawal", Api.body(), match), 403);
        assertProblem(
                stage.people()
                        .provinceReviewer("O0222", 0)
                        .post(
                                "/reviews/" + activity.review() + "/decision",
                                Api.body().put("verdict", "APPROVE").put("revision", 1)),
                403);
        assertProblem(other.get("/executions"), 403);
        assertProblem(submitter.get("/activities/01ARZ3NDEKTSV4RRFFQ69G5FAV"), 404);
        assertEquals(version, version(activity));
    }

    @Test
    void refusesAnEditOfAVersionThatIsNotTheNewest() {
        Activity activity = kepu.draft("D01");
        String path = "/activities/" + activity.id() + "/draft";
        String seen = "\"" + activity.now().path("version").asText() + "\"";
        activity.edit(Api.body().put("place", "别处"));
        assertProblem(submitter.put(path, Api.body(), Map.of("if-match", seen)), 412);
        assertProblem(submitter.put(path, Api.body()), 428);
        assertEquals("别处", activity.now().path("form").path("place").asText());
    }

    @Test
    void makesOneActivityOfARequestThatIsSentTwice() {
        Map<String, String> key = Map.of("idempotency-key", "twice-" + System.nanoTime());
        ObjectNode body = Api.body().put("name", "重复提交");
        String first = submitter
                .post("/activities", body, key)
                .expect(201)
                .body()
                .path("id")
                .asText();
        String second =
                submitter.post("/activities", body, key).body().path("id").asText();
        assertEquals(first, second);
        assertProblem(submitter.post("/activities", body.deepCopy().put("name", "另一个"), key), 409);
    }

    @Test
    void refusesADecisionOnARevisionThatWasNotSeen() {
        Activity activity = kepu.submitted("D01");
        Session reviewer = activity.reviewer("PROVINCE");
        String path = "/reviews/" + activity.review() + "/decision";
        Reply stale = reviewer.post(path, Api.body().put("verdict", "APPROVE").put("revision", 7));
        assertProblem(stale, 409);
        assertEquals("STALE", stale.code());
        Reply unreasoned =
                reviewer.post(path, Api.body().put("verdict", "REJECT").put("revision", 1));
        assertProblem(unreasoned, 422);
        assertProblem(reviewer.post(path, Api.body().put("verdict", "EXPIRED").put("revision", 1)), 422);
        assertEquals("PROVINCE_PENDING", activity.now().path("status").asText());
    }

    private Reply post(String path, String body) {
        return stage.api()
                .send(
                        "POST",
                        path,
                        Map.of("authorization", "Bearer " + submitter.token(), "content-type", "application/json"),
                        BodyPublishers.ofString(body));
    }

    private static String version(Activity activity) {
        return "\"" + activity.now().path("version").asText() + "\"";
    }

    /** A refusal of ours: this status, a code, and both languages. */
    private static void assertProblem(Reply reply, int status) {
        reply.expect(status);
        assertEquals(
                "application/problem+json",
                reply.headers().firstValue("content-type").orElse("").replaceFirst(";.*", ""));
        assertFalse(reply.code().isEmpty());
        assertEquals(status, reply.body().path("status").asInt());
        assertTrue(reply.body().path("detail").asText().codePoints().anyMatch(c -> c >= 0x4E00), reply.toString());
        assertFalse(reply.body().path("en").asText().isEmpty());
    }
}
