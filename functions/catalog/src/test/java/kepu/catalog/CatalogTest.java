package kepu.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kepu.domain.account.Account;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.Organization;
import kepu.fixtures.Campaign;
import kepu.fixtures.Filing;
import kepu.runtime.Settings;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.SettingsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final TokenMint MINT = TokenMint.of("https://catalog.example.org");
    private static final String UNKNOWN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final TravellingClock clock = TravellingClock.at("2023-09-01T09:00:00+08:00");
    private final Settings settings = SettingsForTests.of(MINT).clock(clock).settings();
    private final CatalogHandler handler = new CatalogHandler(settings);
    private final Campaign campaign = Campaign.in(settings);
    private final Filing filing = new Filing(settings, campaign.edition());
    private final Organization province = campaign.province("本省科协");
    private final Account submitter = campaign.account("填报人甲");

    @Test
    void showsAnApprovedActivityWhole() {
        String poster = settings.ids().next(clock.instant());
        ActivityId id = filing.shown(submitter, province, Filing.withPoster(filing.form("节水科普", province), poster));
        JsonNode shown = one(id).json();
        assertEquals(id.value(), shown.path("id").asText());
        assertEquals(campaign.edition().year(), shown.path("edition").asInt());
        assertEquals("节水科普", shown.path("name").asText());
        assertEquals("2023-09-11T09:00:00+08:00", shown.path("startsAt").asText());
        assertEquals("宁夏回族自治区银川市兴庆区", shown.path("regionName").asText());
        assertEquals("本省科协", shown.path("hosts").get(0).path("name").asText());
        assertEquals("0951-0000000", shown.path("contact").path("phone").asText());
        assertEquals(poster, shown.path("poster").asText());
        assertEquals(1, shown.path("revision").asInt());
        assertEquals("2023-09-01T09:00:00+08:00", shown.path("publishedAt").asText());
    }

    @Test
    void tellsThePhaseByTheClock() {
        ActivityId id = filing.shown(submitter, province, filing.form("节水科普", province));
        assertEquals("UPCOMING", one(id).json().path("phase").asText());
        clock.advance(Duration.ofDays(10));
        assertEquals("ONGOING", one(id).json().path("phase").asText());
        assertEquals(
                "ONGOING",
                list(Map.of()).json().path("items").get(0).path("phase").asText());
        clock.advance(Duration.ofHours(2).plusSeconds(1));
        assertEquals("ENDED", one(id).json().path("phase").asText());
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            published.add(
                    0,
                    filing.shown(submitter, province, filing.form("第 " + i + " 项", province))
                            .value());
        }
        List<String> listed = new ArrayList<>();
        JsonNode page = list(Map.of("limit", "2")).json();
        while (true) {
            page.path("items").forEach(item -> listed.add(item.path("id").asText()));
            if (!page.has("next")) {
                break;
            }
            page = list(Map.of("limit", "2", "cursor", page.path("next").asText()))
                    .json();
        }
        assertEquals(published, listed);
    }

    @Test
    void listsOneChannelAlone() {
        Organization other = campaign.province("外省科协");
        filing.shown(submitter, province, filing.form("本省", province));
        filing.shown(submitter, other, filing.form("外省", other));
        assertEquals(2, list(Map.of()).json().path("items").size());
        JsonNode own = list(Map.of("channel", province.id().value())).json().path("items");
        assertEquals(1, own.size());
        assertEquals("本省", own.get(0).path("name").asText());
        assertEquals("第二主办单位", own.get(0).path("hosts").get(1).asText());
    }

    @Test
    void showsTheCurrentEditionUnlessAnotherIsNamed() {
        filing.shown(submitter, province, filing.form("往届", province));
        Campaign next = Campaign.in(settings);
        assertEquals(
                0, ask(Call.to("GET /catalog/activities")).json().path("items").size());
        assertEquals(1, list(Map.of()).json().path("items").size());
        Organization there = next.province("本省科协");
        new Filing(settings, next.edition()).shown(submitter, there, filing.form("本届", there));
        JsonNode current = ask(Call.to("GET /catalog/activities")).json();
        assertEquals("本届", current.path("items").get(0).path("name").asText());
    }

    @Test
    void neverShowsWhatIsNotLive() {
        ActivityForm form = filing.form("未公开", province);
        ActivityId id = filing.draft(submitter, form);
        assertEquals("404 NO_SUCH_ACTIVITY", one(id).refusal());
        filing.submit(id, submitter, province, form);
        assertEquals("404 NO_SUCH_ACTIVITY", one(id).refusal());
        assertEquals(0, list(Map.of()).json().path("items").size());
    }

    @Test
    void showsTheApprovedRevisionWhileTheNextIsUnderReview() {
        ActivityId id = filing.shown(submitter, province, filing.form("已通过的名称", province));
        clock.advance(Duration.ofDays(1));
        filing.submit(id, submitter, province, filing.form("在审的名称", province));
        assertEquals("已通过的名称", one(id).json().path("name").asText());
        assertEquals(1, one(id).json().path("revision").asInt());
        JsonNode items = list(Map.of()).json().path("items");
        assertEquals(1, items.size());
        assertEquals("已通过的名称", items.get(0).path("name").asText());
    }

    @Test
    void neverTellsTheSubmittersAccount() {
        ActivityId id = filing.shown(submitter, province, filing.form("节水科普", province));
        for (String text : List.of(one(id).text(), list(Map.of()).text())) {
            assertFalse(text.contains(submitter.id().value()), text);
            assertFalse(text.contains(submitter.name()), text);
        }
        assertFalse(list(Map.of()).text().contains("0951-0000000"));
    }

    @Test
    void letsCachesKeepItUntilItChanges() {
        ActivityId id = filing.shown(submitter, province, filing.form("节水科普", province));
        Answer first = one(id);
        String tag = first.headers().get("etag");
        assertEquals("public, max-age=30", first.headers().get("cache-control"));
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
            Answer again = ask(whole(id).header("if-none-match", known));
            assertEquals(304, again.status());
            assertEquals("", again.text());
            assertEquals(tag, again.headers().get("etag"));
        }
        assertEquals(200, ask(whole(id).header("if-none-match", "\"other\"")).status());
        clock.advance(Duration.ofDays(20));
        assertEquals(200, ask(whole(id).header("if-none-match", tag)).status());
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertEquals(
                "404 NO_SUCH_ACTIVITY",
                ask(Call.to("GET /catalog/activities/{id}").path("id", UNKNOWN)).refusal());
        assertEquals(
                "404 NO_SUCH_ACTIVITY",
                ask(Call.to("GET /catalog/activities/{id}").path("id", "META")).refusal());
        assertEquals("400 MALFORMED", list(Map.of("limit", "0")).refusal());
        assertEquals(
                "400 MALFORMED",
                ask(Call.to("GET /catalog/activities").query("edition", "1e3")).refusal());
        assertEquals(
                "404 NO_SUCH_ORGANIZATION", list(Map.of("channel", "no such")).refusal());
        for (String cursor : List.of("%%", "e30", "eyJhIjoiU2IifQ", "bnVsbA", "W10")) {
            assertEquals("400 MALFORMED", list(Map.of("cursor", cursor)).refusal(), cursor);
        }
        assertTrue(list(Map.of("channel", "nobody")).json().path("items").isEmpty());
    }

    private Answer one(ActivityId id) {
        return ask(whole(id));
    }

    private static Call whole(ActivityId id) {
        return Call.to("GET /catalog/activities/{id}").path("id", id.value());
    }

    private Answer list(Map<String, String> query) {
        Call call = Call.to("GET /catalog/activities")
                .query("edition", String.valueOf(campaign.edition().year()));
        query.forEach(call::query);
        return ask(call);
    }

    private Answer ask(Call call) {
        return call.on(handler);
    }
}
