package kepu.editions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.testing.Answer;
import kepu.testing.Call;
import kepu.testing.SettingsForTests;
import kepu.testing.TokenMint;
import kepu.testing.TravellingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editions stand under one key, so each test has years of its own instead of fresh ids. */
class EditionsHandlerTest {
    private static final TokenMint MINT = TokenMint.of("urn:kepu:mint");
    private static final String CONFIGURATION = """
            {"name":"科普日","theme":"提升素质","subThemes":["一","二"],
             "submission":{"from":"2031-08-21T00:00:00+08:00","until":"2031-10-01T00:00:00+08:00"},
             "activityDates":{"from":"2031-08-01","to":"2031-12-31"},"reviewUntil":"2031-12-31T00:00:00+08:00",
             "levels":{"MINISTRY":["NATION"],"CITY_ASSOCIATION":["PROVINCE","NATION"]},
             "dueDays":{"PROVINCE":3,"NATION":5},"resubmitGraceDays":7,
             "awards":{"activities":"优秀活动","organizations":"优秀组织单位"},"source":"R-22"}""";

    private final TravellingClock clock = TravellingClock.at("2031-08-21T00:00:00+08:00");
    private final Settings settings = SettingsForTests.of(MINT).clock(clock).settings();
    private final EditionsHandler handler = new EditionsHandler(settings);
    private String administrator;
    private String reviewer;

    @BeforeEach
    void seed() {
        administrator = token("acc-editions-administrator", Role.ADMINISTRATOR);
        reviewer = token("acc-editions-reviewer", Role.NATIONAL_REVIEWER);
    }

    @AfterAll
    static void close() {
        MINT.close();
    }

    @Test
    void aNewEditionIsReadBackAsItWasConfigured() {
        Answer made = put(2031, CONFIGURATION).on(handler);
        assertEquals(200, made.status());
        assertEquals("\"1\"", made.headers().get("etag"));
        Answer read = get("2031");
        assertEquals(made.json(), read.json());

        ObjectNode rest = (ObjectNode) read.json();
        assertEquals(2031, rest.remove("year").asInt());
        assertEquals(1, rest.remove("version").asInt());
        assertTrue(rest.remove("open").asBoolean(), "its window begins this second");
        assertEquals(
                "[\"MINISTRY\",\"CITY_ASSOCIATION\"]", rest.remove("categories").toString());
        assertEquals(Json.trusted(CONFIGURATION.getBytes(StandardCharsets.UTF_8)), rest);
    }

    @Test
    void theWindowIsOpenUntilItsEndAndNoLonger() {
        put(2032, CONFIGURATION).on(handler);
        clock.travelTo(Instant.parse("2031-09-30T15:59:59Z"));
        assertTrue(get("2032").json().path("open").asBoolean());
        clock.travelTo(Instant.parse("2031-09-30T16:00:00Z"));
        assertEquals(false, get("2032").json().path("open").asBoolean());
    }

    @Test
    void theNewestIsListedFirstAndTheOpenOneIsCurrent() {
        put(2033, CONFIGURATION.replace("2031-", "2033-")).on(handler);
        put(2034, CONFIGURATION.replace("2031-", "2034-")).on(handler);
        List<Integer> years = new java.util.ArrayList<>();
        Call.to("GET /editions")
                .on(handler)
                .json()
                .path("items")
                .forEach(item -> years.add(item.path("year").asInt()));
        assertEquals(years.stream().sorted(java.util.Comparator.reverseOrder()).toList(), years);
        assertTrue(years.containsAll(List.of(2033, 2034)));
        clock.travelTo(Instant.parse("2033-09-01T00:00:00Z"));
        assertEquals(
                2033,
                Call.to("GET /editions/current").on(handler).json().path("year").asInt());
    }

    @Test
    void anEditIsMadeOnTheVersionThatWasSeen() {
        put(2035, CONFIGURATION).on(handler);
        assertEquals(
                "428 PRECONDITION_REQUIRED",
                put(2035, CONFIGURATION).on(handler).refusal());
        assertEquals(
                "400 MALFORMED",
                put(2035, CONFIGURATION).header("if-match", "*").on(handler).refusal());
        String renamed = CONFIGURATION.replace("科普日", "科普月");
        assertEquals(
                "\"2\"", put(2035, renamed).ifMatch(1).on(handler).headers().get("etag"));
        assertEquals(
                "412 STALE_VERSION",
                put(2035, CONFIGURATION).ifMatch(1).on(handler).refusal());
        assertEquals("科普月", get("2035").json().path("name").asText());
    }

    @Test
    void anEditOfWhatIsNotThereIsStale() {
        assertEquals(
                "412 STALE_VERSION",
                put(2099, CONFIGURATION).ifMatch(1).on(handler).refusal());
        assertEquals("404 NO_SUCH_EDITION", get("2099").refusal());
    }

    @Test
    void pastYearsCanBeConfigured() {
        assertEquals(
                200,
                put(2017, CONFIGURATION.replace("2031-", "2017-")).on(handler).status());
    }

    @Test
    void yearsThatCannotBeAreRefused() {
        for (String year : List.of("1999", "2101", "-1")) {
            assertEquals("400 MALFORMED", put(year, CONFIGURATION).on(handler).refusal(), year);
        }
        for (String year : List.of("next", "", "99999999999", "2031 ")) {
            assertEquals(
                    "404 NO_SUCH_EDITION", put(year, CONFIGURATION).on(handler).refusal(), year);
            assertEquals("404 NO_SUCH_EDITION", get(year).refusal(), year);
        }
    }

    @Test
    void onlyAnAdministratorConfigures() {
        Call call = Call.to("PUT /editions/{year}").path("year", "2031").body(CONFIGURATION);
        assertEquals("401 UNAUTHENTICATED", call.on(handler).refusal());
        assertEquals("403 FORBIDDEN", call.bearer(reviewer).on(handler).refusal());
        assertEquals("401 TOKEN_INVALID", call.bearer("a.b.c").on(handler).refusal());
    }

    @Test
    void refusesWhatIsNoConfiguration() {
        Map<String, String> spoilt = Map.ofEntries(
                Map.entry("{", "not JSON"),
                Map.entry("[]", "no object"),
                Map.entry("{}", "nothing"),
                Map.entry(CONFIGURATION.replace("\"source\"", "\"open\":true,\"source\""), "unknown field"),
                Map.entry(CONFIGURATION.replace("\"until\"", "\"till\""), "unknown field inside"),
                Map.entry(CONFIGURATION.replace("[\"NATION\"]", "\"NATION\""), "wrong type"),
                Map.entry(CONFIGURATION.replace("[\"NATION\"]", "[\"CITY\"]"), "unknown level"),
                Map.entry(CONFIGURATION.replace("\"PROVINCE\",\"NATION\"", "\"NATION\",\"PROVINCE\""), "downwards"),
                Map.entry(CONFIGURATION.replace("\"PROVINCE\",\"NATION\"", "\"NATION\",\"NATION\""), "twice"),
                Map.entry(CONFIGURATION.replace("\"PROVINCE\",\"NATION\"", "\"PROVINCE\""), "not to the nation"),
                Map.entry(CONFIGURATION.replace("MINISTRY", "ministry"), "unknown category"),
                Map.entry(CONFIGURATION.replace("2031-10-01T", "2031-08-01T"), "ends before it begins"),
                Map.entry(CONFIGURATION.replace("2031-08-21T00:00:00+08:00", "2031-08-21"), "no time"),
                Map.entry(CONFIGURATION.replace("\"to\":\"2031-12-31\"", "\"to\":\"2031-02-30\""), "no date"),
                Map.entry(CONFIGURATION.replace("\"PROVINCE\":3", "\"PROVINCE\":0"), "no days"),
                Map.entry(CONFIGURATION.replace(":7,", ":-7,"), "negative grace"),
                Map.entry(CONFIGURATION.replace("\"科普日\"", "\" \""), "blank name"));
        spoilt.forEach((body, what) ->
                assertEquals("400 MALFORMED", put(2040, body).on(handler).refusal(), what));
        assertEquals("404 NO_SUCH_EDITION", get("2040").refusal());
    }

    private Call put(Object year, String body) {
        return Call.to("PUT /editions/{year}")
                .path("year", String.valueOf(year))
                .bearer(administrator)
                .body(body);
    }

    private Answer get(String year) {
        return Call.to("GET /editions/{year}").path("year", year).on(handler);
    }

    private String token(String id, Role role) {
        AccountId account = new AccountId(id);
        new Accounts(settings)
                .put(new Account(account, "测试", id, "", List.of(new Grant(role, Optional.empty()))), "none");
        return MINT.token(account, clock.instant());
    }
}
