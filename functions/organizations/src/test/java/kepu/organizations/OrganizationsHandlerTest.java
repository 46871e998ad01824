package kepu.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.EditionBody;
import kepu.runtime.Fields;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.search.Entry;
import kepu.search.Snapshots;
import kepu.storage.Editions;
import kepu.storage.Organizations;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.DynamoDbForTests;
import kepu.testing.S3ForTests;
import kepu.testing.SettingsForTests;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsHandlerTest {
    private static final S3ForTests S3 = S3ForTests.with("indexes");
    private static final Ancestor NATION = above("O-CAST", "中国科学技术协会", "中国科协", Category.OTHER);
    private static final Ancestor NINGXIA = above("O-NX", "宁夏回族自治区科学技术协会", "宁夏科协", Category.PROVINCE_ASSOCIATION);
    private static final String EDITION = """
            {"name":"科普日","theme":"","submission":{"from":"%1$s-08-21T00:00:00+08:00","until":"%1$s-10-01T00:00:00+08:00"},
             "activityDates":{"from":"%1$s-08-01","to":"%1$s-12-31"},"reviewUntil":"%1$s-12-31T00:00:00+08:00",
             "levels":{%2$s}}""";

    private final TravellingClock clock = TravellingClock.at(Instant.now());
    private final Settings settings = settings(S3, clock);
    private final OrganizationsHandler handler = new OrganizationsHandler(settings);

    @BeforeAll
    static void seed() {
        Settings settings = settings(S3, TravellingClock.at(Instant.now()));
        new Organizations(settings)
                .putAll(List.of(
                        new Organization(
                                new OrganizationId("O-GY"),
                                Category.CITY_ASSOCIATION,
                                "ASSOCIATION",
                                "固原市科学技术协会",
                                "固原市科协",
                                "CITY",
                                "640400",
                                List.of(NINGXIA, NATION),
                                List.of("固原科协")),
                        new Organization(
                                new OrganizationId("O-LOST"),
                                Category.OTHER,
                                "UNIVERSITY",
                                "某大学",
                                "",
                                "",
                                "",
                                List.of(),
                                List.of())));
        edition(settings, 2061, "\"CITY_ASSOCIATION\":[\"PROVINCE\",\"NATION\"]");
        edition(settings, 2060, "\"CITY_ASSOCIATION\":[\"NATION\"]");
        publish(settings, 1);
    }

    @AfterAll
    static void close() {
        S3.close();
    }

    @Test
    void suggestsWithAllThatIsShown() {
        JsonNode item = suggest("固原科").json().path("items").get(0);
        assertEquals(Json.trusted("""
                        {"id":"O-GY","name":"固原市科学技术协会","shortName":"固原市科协","category":"CITY_ASSOCIATION",
                         "kind":"ASSOCIATION","level":"CITY","region":"640400","regionName":"宁夏回族自治区固原市",
                         "parent":{"id":"O-NX","name":"宁夏回族自治区科学技术协会"},"matched":"alias"}""".getBytes(StandardCharsets.UTF_8)), item);
    }

    @Test
    void suggestionsAreNarrowed() {
        Call call = Call.to("GET /organizations/suggestions").query("q", "guyuan");
        assertEquals(1, items(call.on(handler)).size());
        assertEquals(1, items(call.query("region", "640000").on(handler)).size());
        assertEquals(0, items(call.query("category", "MINISTRY").on(handler)).size());
        assertEquals(
                0,
                items(call.query("category", "CITY_ASSOCIATION")
                                .query("region", "110000")
                                .on(handler))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "name:x", "[a TO b]", "\"", "(((", "科协 AND", "^固原$", "a~2", "\\"})
    void luceneSyntaxIsHarmless(String typed) {
        assertEquals(200, suggest(typed).status());
    }

    @Test
    void refusesQueriesOutOfBounds() {
        for (String typed : List.of("", " ", "科".repeat(201), "固\u0000原", "a\u007f", "a\nb")) {
            assertEquals("400 MALFORMED", suggest(typed).refusal());
        }
        assertEquals(200, suggest("𠮷".repeat(200)).status());
        Call call = Call.to("GET /organizations/suggestions").query("q", "科协");
        for (String limit : List.of("0", "101", "ten", "-1")) {
            assertEquals("400 MALFORMED", call.query("limit", limit).on(handler).refusal());
        }
        call.query("limit", "1");
        assertEquals("400 MALFORMED", call.query("category", "city").on(handler).refusal());
        call.query("category", "OTHER");
        assertEquals("400 MALFORMED", call.query("region", "64").on(handler).refusal());
    }

    @Test
    void aNewSnapshotIsSuggestedFromWithinSeconds() {
        assertEquals(1, items(suggest("固原")).size());
        publish(settings, 2);
        clock.advance(Duration.ofSeconds(5));
        assertEquals(2, items(suggest("固原")).size());
    }

    @Test
    void goesOnSuggestingWhileS3IsAway() {
        S3ForTests away = S3ForTests.with("indexes");
        OrganizationsHandler other = new OrganizationsHandler(settings(away, clock));
        publish(settings(away, clock), 1);
        Call call = Call.to("GET /organizations/suggestions").query("q", "固原");
        assertEquals(1, items(call.on(other)).size());
        away.close();
        new Organizations(settings).pointTo("organizations/another.jsonl.gz");
        clock.advance(Duration.ofSeconds(5));
        assertEquals(1, items(call.on(other)).size());
        publish(settings, 1);
    }

    @Test
    void showsAnOrganizationWithItsChain() {
        JsonNode shown = get("O-GY", "GET /organizations/{id}").json();
        assertEquals("固原市科协", shown.path("shortName").asText());
        assertEquals("O-NX", shown.path("parent").path("id").asText());
        assertEquals(List.of("O-NX", "O-CAST"), ids(shown.path("chain")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O-NONE", "", "../etc", "#INDEX", "INDEX", "固原", "O-GY "})
    void refusesOrganizationsThatAreNotThere(String id) {
        assertEquals(
                "404 NO_SUCH_ORGANIZATION", get(id, "GET /organizations/{id}").refusal());
        assertEquals(
                "404 NO_SUCH_ORGANIZATION",
                get(id, "GET /organizations/{id}/route").refusal());
    }

    @Test
    void tellsWhoWillReviewByTheCurrentEdition() {
        clock.travelTo(Instant.parse("2061-09-01T00:00:00Z"));
        JsonNode route = get("O-GY", "GET /organizations/{id}/route").json();
        assertTrue(route.path("routed").asBoolean());
        assertEquals("将由 宁夏科协 → 中国科协 审核", route.path("sentence").path("zh").asText());
        assertEquals("PROVINCE", route.path("steps").get(0).path("level").asText());
        assertEquals(
                "O-CAST",
                route.path("steps").get(1).path("organization").path("id").asText());
    }

    @Test
    void tellsWhoWillReviewByTheEditionAskedFor() {
        Call call = Call.to("GET /organizations/{id}/route").path("id", "O-GY");
        assertEquals(
                "将由 中国科协 审核",
                call.query("edition", "2060")
                        .on(handler)
                        .json()
                        .path("sentence")
                        .path("zh")
                        .asText());
        assertEquals(
                "404 NO_SUCH_EDITION", call.query("edition", "1066").on(handler).refusal());
        assertEquals("400 MALFORMED", call.query("edition", "this").on(handler).refusal());
    }

    @Test
    void whereThereIsNoRouteItSaysSo() {
        JsonNode route = get("O-LOST", "GET /organizations/{id}/route").json();
        assertEquals(false, route.path("routed").asBoolean());
        assertEquals(0, route.path("steps").size());
        assertTrue(route.path("sentence").path("zh").asText().contains("平台管理员"));
    }

    @Test
    void listsDivisionsWithoutPlaceholders() {
        Call call = Call.to("GET /divisions");
        assertEquals(34, items(call.on(handler)).size());
        JsonNode ningxia = items(call.query("parent", "640000").on(handler));
        assertEquals("640100", ningxia.get(0).path("code").asText());
        assertEquals("prefecture", ningxia.get(0).path("level").asText());
        List<String> beijing = new ArrayList<>();
        items(call.query("parent", "110000").on(handler))
                .forEach(one -> beijing.add(one.path("name").asText()));
        assertTrue(beijing.contains("朝阳区") && !beijing.contains("市辖区"));
        assertEquals(0, items(call.query("parent", "999999").on(handler)).size());
        assertEquals("400 MALFORMED", call.query("parent", "64").on(handler).refusal());
    }

    private Answer suggest(String typed) {
        return Call.to("GET /organizations/suggestions").query("q", typed).on(handler);
    }

    private Answer get(String id, String route) {
        return Call.to(route).path("id", id).on(handler);
    }

    private static JsonNode items(Answer answer) {
        assertEquals(200, answer.status());
        return answer.json().path("items");
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    private static void publish(Settings settings, int howMany) {
        List<Entry> entries = new ArrayList<>(List.of(new Entry(
                "O-GY",
                "固原市科学技术协会",
                "固原市科协",
                List.of("固原科协"),
                List.of("gu yuan shi ke xue ji shu xie hui"),
                "CITY_ASSOCIATION",
                "640400",
                Map.of("kind", "ASSOCIATION", "level", "CITY", "parent", "O-NX", "parentName", "宁夏回族自治区科学技术协会"))));
        for (int i = 1; i < howMany; i++) {
            entries.add(new Entry("O-" + i, "固原某单位", "", List.of(), List.of(), "OTHER", "", Map.of()));
        }
        new Organizations(settings).pointTo(new Snapshots(settings, "organizations").publish(entries));
    }

    private static void edition(Settings settings, int year, String levels) {
        String configuration = EDITION.formatted(String.valueOf(year), levels);
        new Editions(settings)
                .put(
                        EditionBody.read(
                                year, Fields.of(Json.trusted(configuration.getBytes(StandardCharsets.UTF_8))), 1),
                        0);
    }

    private static Settings settings(S3ForTests s3, TravellingClock clock) {
        return SettingsForTests.bare()
                .with(DynamoDbForTests.environment())
                .with("TOKEN_ISSUERS", "")
                .with("AWS_ENDPOINT_URL_S3", s3.endpoint())
                .with("INDEX_BUCKET", "indexes")
                .clock(clock)
                .settings();
    }

    private static Ancestor above(String id, String name, String shortName, Category category) {
        return new Ancestor(new OrganizationId(id), name, shortName, category);
    }
}
