package kepu.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

/** Who may decide what, and what is refused with nothing changed. */
class DecisionTest {
    private final Desk desk = new Desk();
    private final ReviewId open = desk.opened("审核");

    @Test
    void aReviewerSeesEverythingToDecideBy() {
        Answer answer = desk.call(desk.reviewer, Call.to("GET /reviews/{id}").path("id", open.toString()));
        assertEquals(200, answer.status());
        JsonNode review = answer.json();
        assertEquals("OPEN", review.path("state").asText());
        assertTrue(review.path("decidable").asBoolean());
        assertEquals(
                "[\"APPROVE\",\"RETURN\",\"REJECT\"]", review.path("verdicts").toString());
        assertEquals(
                "0951-0000000",
                review.path("form").path("contact").path("phone").asText());
        assertEquals(2, review.path("route").size());
        assertTrue(review.path("openedAt").asText().endsWith("+08:00"));
        assertEquals(
                "NO_POSTER", review.path("warnings").findValuesAsText("code").get(0));
        JsonNode seen = desk.call(
                        desk.administrator, Call.to("GET /reviews/{id}").path("id", open.toString()))
                .json();
        assertEquals("false []", seen.path("decidable").asText() + " " + seen.path("verdicts"));
    }

    @Test
    void refusesEverybodyWhoseTaskItIsNot() {
        Account elsewhere = desk.reviewer("外省审核员", desk.campaign.province("外省科协"));
        Account otherCity = desk.cityReviewer(desk.campaign.city("别市科协", desk.province));
        for (Account stranger : List.of(elsewhere, otherCity, desk.national, desk.administrator, desk.submitter)) {
            assertEquals("403 FORBIDDEN", desk.decide(stranger, open, "APPROVE").refusal(), stranger.name());
        }
        for (Account stranger : List.of(elsewhere, otherCity, desk.submitter)) {
            assertEquals(
                    "403 FORBIDDEN",
                    desk.call(stranger, Call.to("GET /reviews/{id}").path("id", open.toString()))
                            .refusal(),
                    stranger.name());
        }
        assertEquals(
                "401 UNAUTHENTICATED",
                Call.to("POST /reviews/{id}/decision")
                        .path("id", open.toString())
                        .json(Desk.decision("APPROVE"))
                        .on(desk.handler)
                        .refusal());
        assertUnchanged();
    }

    @Test
    void theDelegatedCityDecidesForItsProvince() {
        assertEquals(
                ActivityStatus.NATIONAL_PENDING.name(),
                desk.decided(desk.cityReviewer(desk.city), open, "APPROVE")
                        .json()
                        .path("status")
                        .asText());
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        Account both =
                desk.campaign.account("填报人兼审核员", new Grant(Role.PROVINCE_REVIEWER, Optional.of(desk.province.id())));
        var id = desk.filing.draft(both, desk.filing.form("自审", desk.city));
        desk.filing.submit(id, both, desk.city, desk.filing.form("自审", desk.city));
        ReviewId own = desk.activities.find(id).orElseThrow().review();
        desk.follow(own);
        desk.await(own, review -> review.openedAt().isPresent());
        assertEquals("403 OWN_ACTIVITY", desk.decide(both, own, "APPROVE").refusal());
        assertEquals(
                "false",
                desk.call(both, Call.to("GET /reviews/{id}").path("id", own.toString()))
                        .json()
                        .path("decidable")
                        .asText());
    }

    @Test
    void refusesADecisionOnARevisionThatIsNotUnderReview() {
        assertEquals(
                "409 STALE",
                desk.decide(desk.reviewer, open, with("revision", 2)).refusal());
        assertUnchanged();
    }

    @Test
    void refusesWhatCannotBeDecided() {
        assertEquals("422 INVALID", refusal(Map.of("verdict", "RETURN", "revision", 1)));
        assertEquals("422 INVALID", refusal(Map.of("verdict", "REJECT", "revision", 1, "reason", " \u3000")));
        assertEquals("422 INVALID", refusal(Map.of("verdict", "EXPIRED", "revision", 1, "reason", "x")));
        assertEquals("422 INVALID", refusal(Map.of("verdict", "approve", "revision", 1)));
        assertEquals("422 INVALID", refusal(Map.of("verdict", "APPROVE")));
        assertEquals("422 INVALID", refusal(Map.of("verdict", "RETURN", "revision", 1, "reason", "x".repeat(2_001))));
        assertEquals(
                "422 INVALID",
                refusal(Map.of("verdict", "RETURN", "revision", 1, "reason", "x", "notes", Map.of("", "y"))));
        assertEquals(
                "409 VERDICT_NOT_OFFERED",
                desk.decide(desk.reviewer, open, "BACK_TO_PROVINCE").refusal());
        assertEquals("400 MALFORMED", refusal(Map.of("verdict", "APPROVE", "revision", "1")));
        assertEquals("400 MALFORMED", refusal(Map.of("verdict", "APPROVE", "revision", 4294967297L)));
        assertEquals("400 MALFORMED", refusal(Map.of("verdict", "APPROVE", "revision", 1, "force", true)));
        assertUnchanged();
    }

    @Test
    void thereIsNoSuchReview() {
        for (String id : List.of("x", "01HA0000000000000000000009-1", open.activity() + "-2", open.activity() + "-0")) {
            assertEquals(
                    "404 NO_SUCH_REVIEW",
                    desk.call(desk.reviewer, Call.to("GET /reviews/{id}").path("id", id))
                            .refusal(),
                    id);
        }
    }

    @Test
    void ofTwoReviewersAtOnceOneDecidesAndTheOtherIsToldWho() throws Exception {
        Account colleague = desk.reviewer("同事", desk.province);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> both = List.of(
                    () -> desk.decide(desk.reviewer, open, "RETURN"), () -> desk.decide(colleague, open, "APPROVE"));
            List<Answer> answers = new java.util.ArrayList<>();
            for (var one : threads.invokeAll(both, 60, TimeUnit.SECONDS)) {
                answers.add(one.get());
            }
            assertEquals(1, answers.stream().filter(one -> one.status() == 200).count(), answers.toString());
            Answer refused = answers.stream()
                    .filter(one -> one.status() != 200)
                    .findFirst()
                    .orElseThrow();
            assertEquals("409 NOT_OPEN", refused.refusal());
            String winner = answers.get(0).status() == 200 ? desk.reviewer.name() : colleague.name();
            assertTrue(refused.json().path("detail").asText().contains(winner), refused.text());
            assertEquals(
                    1,
                    desk.activities.history(open.activity()).stream()
                            .filter(entry -> entry.level().isPresent())
                            .count());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoComesAfterAColleagueIsToldWhoDecidedEvenWhenTheNationHasItByNow() {
        Account colleague = desk.reviewer("同事", desk.province);
        desk.decided(colleague, open, "APPROVE");
        desk.follow(open);
        desk.await(
                open,
                review -> review.level() == kepu.domain.review.Level.NATION
                        && review.openedAt().isPresent());
        Answer late = desk.decide(desk.reviewer, open, "REJECT");
        assertEquals("409 NOT_OPEN", late.refusal());
        assertTrue(late.json().path("detail").asText().contains("同事"), late.text());
        assertEquals(
                "403 FORBIDDEN", desk.decide(desk.submitter, open, "REJECT").refusal());
    }

    private String refusal(Map<String, Object> decision) {
        return desk.decide(desk.reviewer, open, decision).refusal();
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> decision = new HashMap<>(Desk.decision("APPROVE"));
        decision.put(name, value);
        return decision;
    }

    private void assertUnchanged() {
        Review review = desk.review(open);
        assertEquals(kepu.domain.review.RoundState.OPEN, review.state());
        assertEquals(
                ActivityStatus.PROVINCE_PENDING,
                desk.activities.find(open.activity()).orElseThrow().status());
        assertEquals(2, desk.activities.history(open.activity()).size());
    }
}
