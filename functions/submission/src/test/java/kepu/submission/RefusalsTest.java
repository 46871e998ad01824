package kepu.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kepu.runtime.Json;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and that nothing has changed then. */
class RefusalsTest {
    private final Office office = new Office();

    @Test
    void tellsAllFaultsOfAnIncompleteFormAtOnceAndChangesNothing() {
        String id = office.create(Json.body()
                        .with("edition", office.campaign.edition().year())
                        .with("name", "名".repeat(51)))
                .json()
                .path("id")
                .asText();
        Answer refused = office.submit(id, 1);
        assertEquals("422 INVALID", refused.refusal());
        List<String> fields = refused.json().path("faults").findValuesAsText("field");
        assertEquals(
                List.of(
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
                        "contact.phone"),
                fields);
        refused.json()
                .path("faults")
                .forEach(fault ->
                        assertTrue(fault.has("rule") && fault.has("detail") && fault.has("en"), fault.toString()));
        JsonNode unchanged = office.activity(id);
        assertEquals(
                "DRAFT 1",
                unchanged.path("status").asText() + " "
                        + unchanged.path("version").asInt());
    }

    @Test
    void refusesAPosterThatIsNotThisActivitys() {
        String id = office.create(office.form().with("poster", "01HA0000000000000000000009"))
                .json()
                .path("id")
                .asText();
        Answer refused = office.submit(id, 1);
        assertEquals("422 INVALID", refused.refusal());
        assertEquals("poster NOT_UPLOADED", fault(refused));
        String other = office.create(office.form().with("poster", "javascript:alert(1)"))
                .json()
                .path("id")
                .asText();
        assertEquals("poster NOT_UPLOADED", fault(office.submit(other, 1)));
    }

    @Test
    void refusesAResponsibleOrganizationThatIsNotInTheLibrary() {
        String id = office.create(office.form().with("responsible", "nobody"))
                .json()
                .path("id")
                .asText();
        assertEquals("responsible NOT_SELECTED", fault(office.submit(id, 1)));
    }

    @Test
    void refusesUnitsThatAreSaidToBeInTheLibraryAndAreNot() {
        Json.Body form = office.form()
                .with("hosts", List.of(Map.of("name", "某单位", "organization", "O-NONE")))
                .with("coOrganizers", List.of(Map.of("name", "某单位", "organization", "x".repeat(60_000))));
        String id = office.create(form).json().path("id").asText();
        Answer refused = office.submit(id, 1);
        assertEquals("422 INVALID", refused.refusal());
        assertEquals(
                List.of("hosts[0].organization", "coOrganizers[0].organization"),
                refused.json().path("faults").findValuesAsText("field"));
    }

    @Test
    void aFormOfNothingButFaultsIsRefusedInFewWords() {
        String id = office.create(office.form().with("hosts", java.util.Collections.nCopies(60_000, Map.of())))
                .json()
                .path("id")
                .asText();
        Answer refused = office.submit(id, 1);
        assertEquals("422 INVALID", refused.refusal());
        assertEquals(100, refused.json().path("faults").size());
    }

    @Test
    void anEditNamesTheVersionItWasMadeOn() {
        String id = office.created();
        assertEquals(
                "428 PRECONDITION_REQUIRED",
                office.call(
                                office.submitter,
                                Call.to("PUT /activities/{id}/draft")
                                        .path("id", id)
                                        .json(Map.of()))
                        .refusal());
        assertEquals(200, office.save(id, 1, Map.of("name", "一")).status());
        assertEquals(
                "412 STALE_VERSION", office.save(id, 1, Map.of("name", "二")).refusal());
        assertEquals("412 STALE_VERSION", office.submit(id, 1).refusal());
        assertEquals("412 STALE_VERSION", office.withdraw(id, 1).refusal());
        assertEquals("一", office.activity(id).path("form").path("name").asText());
    }

    @Test
    void whatIsUnderReviewIsWithdrawnFirst() {
        String id = office.created();
        office.submit(id, 1);
        assertEquals("409 NOT_EDITABLE", office.save(id, 2, Map.of()).refusal());
        assertEquals("409 NOT_SUBMITTABLE", office.submit(id, 2).refusal());
        assertEquals(200, office.withdraw(id, 2).status());
        assertEquals("409 NOT_WITHDRAWABLE", office.withdraw(id, 3).refusal());
    }

    @Test
    void outsideTheWindowTheDraftIsKept() {
        String id = office.created();
        office.clock.advance(Duration.ofDays(61));
        Answer refused = office.submit(id, 1);
        assertEquals("409 WINDOW_CLOSED", refused.refusal());
        assertTrue(refused.json().path("detail").asText().contains("2023-10-31"), refused.text());
        assertEquals("DRAFT", office.activity(id).path("status").asText());
    }

    @Test
    void onlyItsSubmitterChangesIt() {
        String id = office.created();
        for (Call call : List.of(
                Call.to("PUT /activities/{id}/draft").path("id", id).ifMatch(1).json(Map.of()),
                Call.to("POST /activities/{id}/submissions")
                        .path("id", id)
                        .ifMatch(1)
                        .json(Map.of()),
                Call.to("POST /activities/{id}/withdrawal")
                        .path("id", id)
                        .ifMatch(1)
                        .json(Map.of()),
                Call.to("GET /activities/{id}/history").path("id", id))) {
            assertEquals("403 FORBIDDEN", office.call(office.reviewer, call).refusal());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"nmae\":\"x\"}",
                "{\"name\":7}",
                "{\"hosts\":{}}",
                "{\"hosts\":[\"x\"]}",
                "{\"contact\":\"x\"}",
                "{\"edition\":\"2023\"}",
                "{\"edition\":4294969319}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"x\",\"name\":\"y\"}"
            })
    void refusesABodyThatIsNoForm(String body) {
        assertEquals(
                "400 MALFORMED",
                office.call(office.submitter, Call.to("POST /activities").body(body))
                        .refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00Z",
                "\u0000",
                "明天"
            })
    void aDraftHoldsAnyTextAndCanStillBeShown(String time) {
        Answer made = office.create(Json.body()
                .with("edition", office.campaign.edition().year())
                .with("startsAt", time)
                .with("endsAt", time));
        assertEquals(201, made.status(), made.text());
        String id = made.json().path("id").asText();
        assertEquals(time, office.activity(id).path("form").path("startsAt").asText());
        assertEquals(
                200, office.call(office.submitter, Call.to("GET /activities")).status());
        assertTrue(office.submit(id, 1).text().contains("NOT_A_TIME"));
    }

    @Test
    void thereIsNoSuchEdition() {
        assertEquals(
                "404 NO_SUCH_EDITION",
                office.create(Json.body().with("edition", 1066)).refusal());
    }

    @Test
    void aKeyIsShortAndSaysSomething() {
        for (String key : List.of(" ", "x".repeat(101))) {
            assertEquals(
                    "400 MALFORMED",
                    office.call(
                                    office.submitter,
                                    Call.to("POST /activities")
                                            .header("idempotency-key", key)
                                            .json(office.form()))
                            .refusal());
        }
    }

    private static String fault(Answer refused) {
        JsonNode fault = refused.json().path("faults").get(0);
        return fault.path("field").asText() + " " + fault.path("code").asText();
    }
}
