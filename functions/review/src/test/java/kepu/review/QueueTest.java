package kepu.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.organization.Organization;
import kepu.domain.review.ReviewId;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

/** Everybody sees what waits for them, soonest due first, and nothing else. */
class QueueTest {
    private final Desk desk = new Desk();

    @Test
    void aProvinceSeesWhatWaitsInItsChannel() {
        ReviewId first = desk.opened("其一");
        desk.clock.advance(java.time.Duration.ofMinutes(1));
        ReviewId second = desk.opened("其二");
        assertEquals(List.of(first.toString(), second.toString()), ids(queue(desk.reviewer, "PROVINCE")));
        JsonNode line = queue(desk.reviewer, "PROVINCE").json().path("items").get(0);
        assertEquals("其一", line.path("name").asText());
        assertEquals("宁夏回族自治区银川市兴庆区", line.path("regionName").asText());
        assertEquals("false", line.path("overdue").asText());
        assertEquals(List.of(), ids(queue(desk.reviewer("外省审核员", desk.campaign.province("外省科协")), "PROVINCE")));
    }

    @Test
    void aDelegatedCitySeesItsPartAlone() {
        ReviewId here = desk.opened("本市");
        assertEquals(List.of(here.toString()), ids(queue(desk.cityReviewer(desk.city), "PROVINCE")));
        Organization other = desk.campaign.city("别市科协", desk.province);
        assertEquals(List.of(), ids(queue(desk.cityReviewer(other), "PROVINCE")));
        assertEquals(
                "403 FORBIDDEN",
                desk.call(
                                desk.cityReviewer(other),
                                at("PROVINCE").query("scope", desk.province.id().value()))
                        .refusal());
    }

    @Test
    void aDelegatedCityFindsItsOwnBehindWhateverElseWaitsInTheProvince() {
        Organization other = desk.campaign.city("大市科协", desk.province);
        for (int i = 0; i < 3; i++) {
            desk.opened("大市 " + i, other);
        }
        ReviewId first = desk.opened("本市一");
        desk.opened("大市又一", other);
        ReviewId second = desk.opened("本市二");
        JsonNode page = desk.call(desk.cityReviewer(desk.city), at("PROVINCE").query("limit", "1"))
                .json();
        assertEquals(
                List.of(first.toString()),
                page.path("items").findValuesAsText("id").subList(0, 1));
        Answer rest = desk.call(
                desk.cityReviewer(desk.city),
                at("PROVINCE")
                        .query("limit", "5")
                        .query("cursor", page.path("next").asText()));
        assertEquals(List.of(second.toString()), ids(rest));
    }

    @Test
    void theNationSeesWhatTheProvincesPassed() {
        ReviewId waiting = desk.opened("在省");
        ReviewId passed = desk.atNation("在国");
        assertEquals(List.of(passed.toString()), ids(queue(desk.national, "NATION")));
        assertEquals("403 FORBIDDEN", queue(desk.reviewer, "NATION").refusal());
        assertEquals(
                List.of(waiting.toString()),
                ids(desk.call(
                        desk.national,
                        at("PROVINCE").query("scope", desk.province.id().value()))));
    }

    @Test
    void theOperatorsSeeWhatHasNoRoute() {
        Organization nowhere = desk.campaign.province("断链");
        Organization broken = new Organization(
                nowhere.id(), nowhere.category(), "ASSOCIATION", "断链", "", "", "", List.of(), List.of());
        var id = desk.filing.draft(desk.submitter, desk.filing.form("无路由", broken));
        desk.filing.submit(id, desk.submitter, broken, desk.filing.form("无路由", broken));
        Account operator = desk.campaign.account("组织库运营", new Grant(Role.LIBRARY_OPERATOR, Optional.empty()));
        String review = desk.activities.find(id).orElseThrow().review().toString();
        for (Account one : List.of(operator, desk.administrator)) {
            assertEquals(List.of(review), ids(queue(one, "UNROUTED")), one.name());
        }
        assertEquals("403 FORBIDDEN", queue(desk.reviewer, "UNROUTED").refusal());
        assertEquals("403 FORBIDDEN", queue(desk.national, "UNROUTED").refusal());
        assertEquals("403 FORBIDDEN", queue(desk.submitter, "PROVINCE").refusal());
    }

    @Test
    void aDecidedRoundIsGoneAtOnce() {
        ReviewId id = desk.opened("决定了");
        desk.decided(desk.reviewer, id, "APPROVE");
        assertEquals(List.of(), ids(queue(desk.reviewer, "PROVINCE")));
    }

    @Test
    void pagesThroughALongQueue() {
        desk.opened("一");
        desk.opened("二");
        desk.opened("三");
        Answer first = desk.call(desk.reviewer, at("PROVINCE").query("limit", "2"));
        assertEquals(2, ids(first).size());
        Answer rest = desk.call(
                desk.reviewer,
                at("PROVINCE").query("cursor", first.json().path("next").asText()));
        assertEquals(1, ids(rest).size());
        assertTrue(rest.json().path("next").isMissingNode());
    }

    @Test
    void refusesWhatIsNoQueue() {
        assertEquals("400 MALFORMED", queue(desk.administrator, "CITY").refusal());
        assertEquals(
                "400 MALFORMED",
                desk.call(desk.reviewer, at("PROVINCE").query("cursor", "no")).refusal());
        assertEquals(
                "400 MALFORMED",
                desk.call(desk.reviewer, at("PROVINCE").query("edition", "1")).refusal());
        assertEquals("400 MALFORMED", queue(desk.administrator, "PROVINCE").refusal());
        assertEquals(
                "404 NO_SUCH_ORGANIZATION",
                desk.call(desk.reviewer, at("PROVINCE").query("scope", "' or 1=1"))
                        .refusal());
        assertEquals(
                "404 NO_SUCH_ORGANIZATION",
                desk.call(desk.reviewer, at("PROVINCE").query("scope", "nobody"))
                        .refusal());
    }

    private Answer queue(Account by, String level) {
        return desk.call(by, at(level));
    }

    private static Call at(String level) {
        return Call.to("GET /reviews").query("level", level);
    }

    private static List<String> ids(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.json().path("items").findValuesAsText("id").stream()
                .filter(id -> id.contains("-"))
                .toList();
    }
}
