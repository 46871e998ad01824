package kepu.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import kepu.domain.account.Account;
import kepu.domain.activity.ActivityId;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final String UNKNOWN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final Province province = new Province();

    @Test
    void asksWhoItIs() {
        Answer answer = Call.to("GET /recommendations/board").on(province.handler);
        assertEquals("401 UNAUTHENTICATED", answer.refusal());
        assertEquals("403 FORBIDDEN", province.board(province.submitter).refusal());
    }

    @Test
    void letsOfficersRecommendAndTheNationSetPlaces() {
        ActivityId activity = province.shown("甲");
        assertEquals(
                "403 FORBIDDEN", province.recommend(province.national, activity).refusal());
        assertEquals("403 FORBIDDEN", province.places(province.officer, 3).refusal());
    }

    @Test
    void wantsAReason() {
        ActivityId activity = province.shown("甲");
        assertEquals("MALFORMED", recommend(activity.value(), "{").code());
        assertEquals("MALFORMED", recommend(activity.value(), "[]").code());
        assertEquals("WRONG_TYPE", fault(recommend(activity.value(), "{\"reason\":7}")));
        assertEquals("UNKNOWN_FIELD", fault(recommend(activity.value(), "{\"reason\":\"好\",\"more\":1}")));
        assertEquals("REASON_REQUIRED", fault(recommend(activity.value(), "{\"reason\":\" \"}")));
        assertEquals("TOO_LONG", fault(recommend(activity.value(), "{\"reason\":\"" + "好".repeat(501) + "\"}")));
    }

    @Test
    void knowsNoActivityOfAnotherName() {
        assertEquals(
                "404 NO_SUCH_ACTIVITY", recommend(UNKNOWN, "{\"reason\":\"好\"}").refusal());
        assertEquals(
                "404 NO_SUCH_ACTIVITY", recommend("../x", "{\"reason\":\"好\"}").refusal());
    }

    @Test
    void refusesPlacesThatCannotBe() {
        assertEquals("MISSING", fault(places(province.national, Map.of("edition", province.year()))));
        assertEquals("UNKNOWN_CHOICE", fault(places(province.national, edition(-1))));
        assertEquals("UNKNOWN_CHOICE", fault(places(province.national, edition(3_000_000_000L))));
        assertEquals("WRONG_TYPE", fault(places(province.national, edition("3"))));
        assertEquals(
                "404 NO_SUCH_EDITION",
                places(province.national, Map.of("edition", 2999, "places", 1)).refusal());
        Answer city = province.call(
                province.national,
                Call.to("PUT /recommendations/places/{channel}")
                        .path(
                                "channel",
                                province.campaign
                                        .city("某市科协", province.channel)
                                        .id()
                                        .value())
                        .json(edition(1)));
        assertEquals("404 NO_SUCH_ORGANIZATION", city.refusal());
    }

    @Test
    void refusesAListThatCannotBe() {
        assertEquals("400 MALFORMED", candidates("cursor", "x").refusal());
        assertEquals("400 MALFORMED", candidates("cursor", "eyJhIjoiU2IifQ").refusal());
        assertEquals("400 MALFORMED", candidates("limit", "101").refusal());
        assertEquals("400 MALFORMED", candidates("edition", "soon").refusal());
        assertEquals("404 NO_SUCH_ORGANIZATION", candidates("channel", "a b").refusal());
        Answer nobodys = province.call(province.national, Call.to("GET /recommendations/board"));
        assertEquals("400 MALFORMED", nobodys.refusal());
    }

    private Answer recommend(String activity, String body) {
        return province.call(
                province.officer,
                Call.to("PUT /recommendations/activities/{id}")
                        .path("id", activity)
                        .body(body));
    }

    private Answer candidates(String name, String value) {
        return province.call(
                province.officer, Call.to("GET /recommendations/candidates").query(name, value));
    }

    private Answer places(Account by, Map<String, Object> body) {
        return province.call(
                by,
                Call.to("PUT /recommendations/places/{channel}")
                        .path("channel", province.channel.id().value())
                        .json(body));
    }

    private Map<String, Object> edition(Object places) {
        return Map.of("edition", province.year(), "places", places);
    }

    private static String fault(Answer answer) {
        return answer.json().path("faults").path(0).path("code").asText();
    }
}
