package kepu.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kepu.domain.account.Account;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.organization.Organization;
import kepu.storage.Activities;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

class RecommendingTest {
    private final Province province = new Province();

    @Test
    void putsAnApprovedActivityForward() {
        province.places(province.national, 2);
        ActivityId activity = province.shown("节水科普");
        JsonNode told = province.recommend(province.officer, activity).json();
        assertEquals(activity.value(), told.path("activity").asText());
        assertEquals(province.channel.id().value(), told.path("channel").asText());
        assertEquals(province.year(), told.path("edition").asInt());
        assertEquals("内容扎实", told.path("reason").asText());
        JsonNode board = province.board(province.officer).json();
        assertEquals(1, board.path("taken").asInt());
        assertEquals(2, board.path("places").asInt());
        assertEquals("本省科协", board.path("channel").path("name").asText());
        assertEquals("节水科普", board.path("items").get(0).path("name").asText());
    }

    @Test
    void tellsTheHistoryWhoRecommendedAndWhoTookItBack() {
        province.places(province.national, 1);
        ActivityId activity = province.shown("节水科普");
        province.recommend(province.officer, activity);
        province.withdraw(province.officer, activity);
        List<Event> events = new Activities(province.settings)
                .history(activity).stream().map(HistoryEntry::event).toList();
        assertTrue(events.containsAll(List.of(Event.RECOMMENDED, Event.RECOMMENDATION_WITHDRAWN)), events.toString());
    }

    @Test
    void freesThePlaceWhenItIsTakenBack() {
        province.places(province.national, 1);
        ActivityId first = province.shown("第一项");
        ActivityId second = province.shown("第二项");
        province.recommend(province.officer, first);
        assertEquals(
                "409 QUOTA_EXHAUSTED",
                province.recommend(province.officer, second).refusal());
        assertEquals(204, province.withdraw(province.officer, first).status());
        assertEquals(200, province.recommend(province.officer, second).status());
        assertEquals(
                "404 NO_SUCH_RECOMMENDATION",
                province.withdraw(province.officer, first).refusal());
        assertEquals(1, province.board(province.officer).json().path("taken").asInt());
    }

    @Test
    void refusesWhatIsNotApprovedYet() {
        province.places(province.national, 1);
        ActivityForm form = province.filing.form("在审", province.channel);
        ActivityId pending = province.filing.draft(province.submitter, form);
        assertEquals(
                "403 OTHER_CHANNEL",
                province.recommend(province.officer, pending).refusal());
        province.filing.submit(pending, province.submitter, province.channel, form);
        assertEquals(
                "409 NOT_APPROVED",
                province.recommend(province.officer, pending).refusal());
        assertEquals(0, province.board(province.officer).json().path("taken").asInt());
    }

    @Test
    void refusesTheSameActivityTwice() {
        province.places(province.national, 1);
        ActivityId activity = province.shown("一次就够");
        province.recommend(province.officer, activity);
        assertEquals(
                "409 ALREADY_RECOMMENDED",
                province.recommend(province.officer, activity).refusal());
    }

    @Test
    void refusesAnotherChannelsActivity() {
        Account other = province.officer(province.campaign.province("外省科协"));
        province.places(province.national, 1);
        ActivityId activity = province.shown("本省活动");
        assertEquals("403 OTHER_CHANNEL", province.recommend(other, activity).refusal());
        province.recommend(province.officer, activity);
        assertEquals("403 OTHER_CHANNEL", province.withdraw(other, activity).refusal());
        assertEquals("403 FORBIDDEN", province.board(other).refusal());
        assertEquals(1, province.board(province.officer).json().path("taken").asInt());
    }

    @Test
    void countsTheLiveRevisionWhateverIsUnderReview() {
        province.places(province.national, 1);
        ActivityId activity = province.shown("旧名");
        Organization elsewhere = province.campaign.province("外省科协");
        province.clock.advance(Duration.ofDays(1));
        province.filing.submit(activity, province.submitter, elsewhere, province.filing.form("新名", elsewhere));
        assertEquals(
                "403 OTHER_CHANNEL",
                province.recommend(province.officer(elsewhere), activity).refusal());
        Answer recommended = province.recommend(province.officer, activity);
        assertEquals("旧名", recommended.json().path("name").asText(), recommended.text());
        assertEquals(204, province.withdraw(province.officer, activity).status());
    }

    @Test
    void listsTheChannelsApprovedActivitiesAsCandidates() {
        province.places(province.national, 1);
        ActivityId first = province.shown("第一项");
        province.clock.advance(Duration.ofMinutes(1));
        province.shown("第二项");
        province.filing.draft(province.submitter, province.filing.form("草稿", province.channel));
        province.recommend(province.officer, first);
        JsonNode page = candidates(Map.of("limit", "1")).json();
        assertEquals("第二项", page.path("items").get(0).path("name").asText());
        assertFalse(page.path("items").get(0).path("recommended").asBoolean());
        JsonNode next = candidates(Map.of("cursor", page.path("next").asText())).json();
        assertEquals(1, next.path("items").size());
        assertTrue(next.path("items").get(0).path("recommended").asBoolean());
        assertEquals("本省科协", next.path("items").get(0).path("hosts").get(0).asText());
        assertTrue(next.path("next").isMissingNode());
    }

    private Answer candidates(Map<String, String> query) {
        Call call = Call.to("GET /recommendations/candidates");
        query.forEach(call::query);
        return province.call(province.officer, call);
    }
}
