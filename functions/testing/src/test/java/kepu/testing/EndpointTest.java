package kepu.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Action;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What every route gets from its endpoint: who asks, what is refused, and that no accident leaks. */
class EndpointTest {
    private static final TokenMint MINT = TokenMint.of("urn:kepu:mint");
    private static final AccountId SOMEBODY = new AccountId("acc-somebody");
    private static final String SECRET = "jdbc:secret-password-of-ours";

    private final TravellingClock clock = TravellingClock.at("2023-09-01T09:00:00+08:00");
    private final AtomicReference<List<Grant>> grants = new AtomicReference<>(List.of());
    private final RequestStreamHandler handler = endpoint();

    @AfterAll
    static void close() {
        MINT.close();
    }

    @Test
    void anyoneMayAskForWhatIsPublic() {
        assertEquals(200, Call.to("GET /public").on(handler).status());
    }

    @Test
    void evenThereATokenMustBeGood() {
        assertEquals(
                "401 TOKEN_INVALID",
                Call.to("GET /public").bearer("x").on(handler).refusal());
    }

    @Test
    void refusesWhomTheTableOfPermissionsDoesNotGiveTheAction() {
        assertEquals("403 FORBIDDEN", asked("GET /executions").refusal());
        grants.set(List.of(new Grant(Role.ADMINISTRATOR, Optional.empty())));
        clock.advance(Duration.ofSeconds(5));
        assertEquals(200, asked("GET /executions").status());
    }

    @Test
    void aWithdrawnRightIsGoneWithinFiveSeconds() {
        grants.set(List.of(new Grant(Role.ADMINISTRATOR, Optional.empty())));
        assertEquals(200, asked("GET /executions").status());
        grants.set(List.of());
        clock.advance(Duration.ofSeconds(5));
        assertEquals("403 FORBIDDEN", asked("GET /executions").refusal());
    }

    @Test
    void aRightIsNotReadAgainForEveryRequest() {
        assertEquals("403 FORBIDDEN", asked("GET /executions").refusal());
        grants.set(List.of(new Grant(Role.ADMINISTRATOR, Optional.empty())));
        clock.advance(Duration.ofMillis(4_999));
        assertEquals("403 FORBIDDEN", asked("GET /executions").refusal(), "kept for less than five seconds");
    }

    @Test
    void thereIsNothingAtAnUnknownAddress() {
        assertProblem(404, "NO_SUCH_ROUTE", Call.to("GET /nothing").on(handler));
    }

    @Test
    void anIdThatCannotBeOneIsNotThere() {
        for (String id : List.of("1", "../../etc/passwd", "01HA0000000000000000000001' OR ''='", "科普", "%00")) {
            assertProblem(
                    404,
                    "NO_SUCH_ACTIVITY",
                    Call.to("GET /things/{id}").path("id", id).on(handler));
        }
    }

    @Test
    void anAccidentTellsTheClientNothing() {
        Answer answer = Call.to("GET /accident").on(handler);
        assertProblem(500, "INTERNAL", answer);
        assertFalse(answer.text().contains("secret"), answer.text());
        assertFalse(answer.text().contains("Exception"), answer.text());
        assertTrue(answer.json().path("instance").asText().startsWith("urn:kepu:request:"));
    }

    @Test
    void aBodyMustSayThatItIsJson() {
        assertProblem(
                415,
                "UNSUPPORTED_TYPE",
                Call.to("POST /things")
                        .header("content-type", "text/plain")
                        .body("{}")
                        .on(handler));
        assertProblem(
                415,
                "UNSUPPORTED_TYPE",
                Call.to("POST /things")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .body("name=x")
                        .on(handler));
        assertEquals(
                200,
                Call.to("POST /things")
                        .header("content-type", "Application/JSON; charset=utf-8")
                        .body("{\"name\":\"x\"}")
                        .on(handler)
                        .status());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertProblem(
                413,
                "TOO_LARGE",
                Call.to("POST /things")
                        .json(Map.of("name", "x".repeat(256 * 1024)))
                        .on(handler));
    }

    @Test
    void refusesWhatIsNoJson() {
        assertProblem(400, "MALFORMED", Call.to("POST /things").body("{").on(handler));
        assertProblem(400, "MALFORMED", Call.to("POST /things").body("[]").on(handler));
        assertProblem(400, "MALFORMED", Call.to("POST /things").body("").on(handler));
        assertProblem(
                400,
                "MALFORMED",
                Call.to("POST /things").body("{\"a\":1,\"a\":2}").on(handler));
    }

    @Test
    void tellsEveryUnknownFieldAtOnceInBothLanguages() {
        Answer answer = Call.to("POST /things").body("{\"nmae\":\"x\",\"b\":1}").on(handler);
        assertProblem(400, "MALFORMED", answer);
        assertEquals(2, answer.json().path("faults").size());
        JsonNode fault = answer.json().path("faults").get(0);
        assertEquals(
                "nmae UNKNOWN_FIELD",
                fault.path("field").asText() + " " + fault.path("code").asText());
        assertEquals("不认识的字段：nmae", fault.path("detail").asText());
        assertEquals("Unknown field: nmae", fault.path("en").asText());
    }

    @Test
    void tellsAHundredFaultsAtMostWhateverIsSent() {
        StringBuilder body = new StringBuilder("{\"x\":0");
        for (int i = 0; i < 10_000; i++) {
            body.append(",\"x").append(i).append("\":0");
        }
        Answer answer =
                Call.to("POST /things").body(body.append('}').toString()).on(handler);
        assertProblem(400, "MALFORMED", answer);
        assertEquals(100, answer.json().path("faults").size());
    }

    @Test
    void tellsAFormsFaultsWithTheirRules() {
        Answer answer = Call.to("GET /invalid").on(handler);
        assertProblem(422, "INVALID", answer);
        assertEquals("R-50", answer.json().path("faults").get(0).path("rule").asText());
    }

    @Test
    void anEditSaysWhichVersionItWasMadeOn() {
        assertProblem(
                428,
                "PRECONDITION_REQUIRED",
                Call.to("PUT /things/{id}").path("id", "1").on(handler));
        for (String tag : List.of("3", "\"x\"", "W/\"3\"", "*", "\"-1\"", "\"99999999999999999999\"", "")) {
            assertProblem(
                    400,
                    "MALFORMED",
                    Call.to("PUT /things/{id}")
                            .path("id", "1")
                            .header("if-match", tag)
                            .on(handler));
        }
        assertEquals(
                "\"3\"",
                Call.to("PUT /things/{id}")
                        .path("id", "1")
                        .ifMatch(3)
                        .on(handler)
                        .headers()
                        .get("etag"));
    }

    @Test
    void aPageHasOneToAHundredItems() {
        assertEquals(20, limit("").json().path("limit").asInt());
        assertEquals(100, limit("100").json().path("limit").asInt());
        for (String limit : List.of("0", "101", "-1", "x", "1.5", "9999999999")) {
            assertProblem(400, "MALFORMED", limit(limit));
        }
    }

    @Test
    void whatPeopleSeeOfTheirOwnIsKeptByNoCache() {
        assertEquals("no-store", Call.to("GET /public").on(handler).headers().get("cache-control"));
        assertEquals("no-store", Call.to("GET /nothing").on(handler).headers().get("cache-control"));
    }

    @Test
    void refusesToRouteTheSameTwice() {
        HttpEndpoint endpoint = HttpEndpoint.with(settings(), id -> Optional.empty())
                .on("GET /x", Action.LOOK_PUBLIC, request -> HttpResponse.noContent());
        assertThrows(
                IllegalArgumentException.class,
                () -> endpoint.on("GET /x", Action.LOOK_PUBLIC, request -> HttpResponse.noContent()));
    }

    private Answer limit(String limit) {
        return Call.to("GET /limit").query("limit", limit).on(handler);
    }

    private Answer asked(String route) {
        return Call.to(route).bearer(MINT.token(SOMEBODY, clock.instant())).on(handler);
    }

    private static void assertProblem(int status, String code, Answer answer) {
        assertEquals(status + " " + code, answer.refusal());
        assertEquals("application/problem+json; charset=utf-8", answer.headers().get("content-type"));
        assertEquals("urn:kepu:problem:" + code, answer.json().path("type").asText());
        assertEquals(status, answer.json().path("status").asInt());
        assertTrue(answer.json().path("detail").asText().codePoints().anyMatch(Character::isIdeographic));
        assertTrue(answer.json().path("title").asText().codePoints().anyMatch(Character::isIdeographic));
        assertTrue(answer.json().path("en").asText().matches(".*[A-Za-z]{3}.*"));
    }

    private Settings settings() {
        return SettingsForTests.bare().with(MINT.environment()).clock(clock).settings();
    }

    private RequestStreamHandler endpoint() {
        HttpEndpoint endpoint = HttpEndpoint.with(
                        settings(), id -> Optional.of(new Account(id, "测试", "13900000000", "", grants.get())))
                .on("GET /public", Action.LOOK_PUBLIC, request -> HttpResponse.ok(Map.of()))
                .on("GET /executions", Action.INSPECT_EXECUTIONS, request -> HttpResponse.ok(Map.of()))
                .on(
                        "GET /things/{id}",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(
                                Map.of("id", request.id("id", ActivityId::new, Reason.NO_SUCH_ACTIVITY))))
                .on("GET /accident", Action.LOOK_PUBLIC, request -> {
                    throw new IllegalStateException(SECRET);
                })
                .on("GET /invalid", Action.LOOK_PUBLIC, request -> {
                    throw Refusal.of(List.of(Reason.MISSING.at("name", "R-50")));
                })
                .on("POST /things", Action.LOOK_PUBLIC, request -> {
                    var fields = request.fields();
                    String name = fields.text("name");
                    fields.done();
                    return HttpResponse.ok(Map.of("name", name));
                })
                .on("PUT /things/{id}", Action.LOOK_PUBLIC, request -> HttpResponse.ok(Map.of())
                        .version(request.ifMatch()))
                .on("GET /limit", Action.LOOK_PUBLIC, request -> HttpResponse.ok(Map.of("limit", request.limit())));
        return endpoint::serve;
    }
}
