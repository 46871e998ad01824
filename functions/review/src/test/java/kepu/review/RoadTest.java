package kepu.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.Owes;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

/** A round goes its road: people decide through the handler, the deployed machine follows through the stream. */
class RoadTest {
    private final Desk desk = new Desk();

    @Test
    void fromProvinceToNationToThePublicInSixStates() {
        ReviewId id = desk.atNation("全程");
        desk.decided(desk.national, id, "APPROVE");
        desk.follow(id);
        Activity shown = desk.awaitActivity(id, activity -> activity.counts().live() == 1);
        assertEquals(ActivityStatus.APPROVED, shown.status());
        assertEquals(
                List.of("CREATED", "SUBMITTED", "APPROVED", "APPROVED", "PUBLISHED"),
                desk.activities.history(id.activity()).stream()
                        .map(HistoryEntry::event)
                        .map(Enum::name)
                        .toList());
        List<String> entered = entered(desk.awaitExecution(id, "SUCCEEDED"));
        assertEquals(
                List.of("WhoReviewsFirst", "OpenProvinceReview", "OpenNationalReview", "Publish", "Published"),
                entered);
    }

    @Test
    void aRecordThatComesTwiceOrLateDoesNoHarm() {
        ReviewId id = desk.submitted("重复");
        desk.follow(id);
        desk.follow(id);
        desk.await(id, review -> review.state() == RoundState.OPEN);
        desk.follow(id);
        desk.decided(desk.reviewer, id, "APPROVE");
        desk.follow(id);
        desk.follow(id);
        desk.await(id, review -> review.state() == RoundState.OPEN && review.level() == Level.NATION);
        desk.follow(id);
        desk.decided(desk.national, id, "REJECT");
        desk.follow(id);
        desk.follow(id);
        assertEquals("Rejected", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
        assertEquals(Owes.NOTHING, desk.review(id).owes());
    }

    @Test
    void aReturnEndsTheRoundWithItsReason() {
        ReviewId id = desk.opened("退回");
        desk.decided(desk.reviewer, id, "RETURN");
        assertEquals(Owes.RESUME, desk.review(id).owes());
        desk.follow(id);
        assertEquals("Returned", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
        Activity activity = desk.activities.find(id.activity()).orElseThrow();
        assertEquals(ActivityStatus.PROVINCE_REJECTED, activity.status());
        assertEquals(Optional.of(Verdict.RETURN), activity.standing().verdict());
        assertEquals("请补充", activity.standing().reason());
    }

    @Test
    void theNationSendsItBackToTheProvinceWhichDecidesAgain() {
        ReviewId id = desk.atNation("退回省级");
        desk.decided(desk.national, id, "BACK_TO_PROVINCE");
        desk.follow(id);
        desk.await(id, review -> review.state() == RoundState.OPEN && review.level() == Level.PROVINCE);
        assertEquals(
                ActivityStatus.PROVINCE_PENDING,
                desk.activities.find(id.activity()).orElseThrow().status());
        desk.decided(desk.reviewer, id, "REJECT");
        desk.follow(id);
        assertEquals("Rejected", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
    }

    @Test
    void aWithdrawalStopsTheExecution() {
        ReviewId id = desk.opened("撤回");
        desk.withdrawn(id);
        desk.follow(id);
        assertEquals("Withdrawn", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
        assertEquals(Owes.NOTHING, desk.review(id).owes());
        assertEquals("409 NOT_OPEN", desk.decide(desk.reviewer, id, "APPROVE").refusal());
    }

    @Test
    void whatIsWithdrawnBeforeItsExecutionStartsNeedsNone() {
        ReviewId id = desk.submitted("未始");
        desk.withdrawn(id);
        desk.follow(id);
        assertEquals(Owes.NOTHING, desk.review(id).owes());
        assertEquals(
                "404 NO_SUCH_EXECUTION",
                desk.call(desk.administrator, Call.to("GET /executions/{name}").path("name", id.execution()))
                        .refusal());
    }

    @Test
    void whatWasDecidedButNeverFollowedIsReconciled() throws IOException {
        ReviewId id = desk.opened("遗漏");
        desk.decided(desk.reviewer, id, "RETURN");
        desk.clock.advance(Duration.ofMinutes(2));
        ReconcileHandler reconcile = new ReconcileHandler(desk.settings);
        JsonNode did = Call.invoke(reconcile, Map.of());
        assertTrue(did.path("owed").asInt() >= 1, did.toString());
        assertEquals(0, did.path("failed").asInt(), did.toString());
        assertEquals("Returned", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
        assertFalse(desk.reviews.owedSinceBefore(desk.clock.instant(), 100).contains(id));
    }

    @Test
    void anApprovalWhoseExecutionIsNoMoreIsPublishedAllTheSame() throws IOException {
        ReviewId id = desk.atNation("中断");
        stop(id);
        desk.decided(desk.national, id, "APPROVE");
        desk.follow(id);
        assertEquals(Owes.RESUME, desk.review(id).owes(), "nobody was told");
        reconcileLater();
        desk.awaitActivity(id, activity -> activity.counts().live() == 1);
        reconcileLater();
        assertEquals(Owes.NOTHING, desk.review(id).owes());
        assertEquals(
                id.activity().value(),
                desk.call(
                                desk.administrator,
                                Call.to("GET /executions/{name}")
                                        .path(
                                                "name",
                                                id.executionAgain(
                                                        desk.review(id).version())))
                        .json()
                        .path("activity")
                        .asText());
    }

    @Test
    void aRoundWhoseExecutionIsNoMoreGoesOnToTheNation() throws IOException {
        ReviewId id = desk.opened("中断于省");
        stop(id);
        desk.decided(desk.reviewer, id, "APPROVE");
        desk.follow(id);
        reconcileLater();
        desk.await(id, review -> review.state() == RoundState.OPEN && review.level() == Level.NATION);
        assertEquals(Owes.NOTHING, desk.review(id).owes());
    }

    @Test
    void whatIsOnlyLateIsNotBegunTwice() throws IOException {
        ReviewId id = desk.submitted("迟到");
        reconcileLater();
        desk.await(id, review -> review.state() == RoundState.OPEN);
        desk.decided(desk.reviewer, id, "APPROVE");
        reconcileLater();
        desk.await(id, review -> review.state() == RoundState.OPEN && review.level() == Level.NATION);
        List<String> names = new ArrayList<>();
        desk.call(desk.administrator, Call.to("GET /executions").query("limit", "100"))
                .json()
                .path("items")
                .forEach(one -> names.add(one.path("name").asText()));
        assertEquals(
                List.of(id.execution()),
                names.stream().filter(name -> name.startsWith(id.execution())).toList());
    }

    private void reconcileLater() throws IOException {
        desk.clock.advance(Duration.ofMinutes(16));
        Call.invoke(new ReconcileHandler(desk.settings), Map.of());
    }

    private void stop(ReviewId id) {
        String machine = desk.settings.text("REVIEW_MACHINE");
        Machine.client(desk.settings)
                .stopExecution(stop ->
                        stop.executionArn(machine.replace(":stateMachine:", ":execution:") + ":" + id.execution()));
    }

    @Test
    void aRoundThatNobodyDecidesIsClosedAtTheHardEnd() {
        ReviewId id = desk.opened("逾期");
        desk.clock.advance(Duration.ofDays(91));
        desk.await(id, review -> review.state() == RoundState.CLOSED);
        assertEquals(Outcome.EXPIRED, desk.review(id).outcome());
        Activity activity = desk.activities.find(id.activity()).orElseThrow();
        assertEquals(ActivityStatus.PROVINCE_REJECTED, activity.status());
        assertEquals(Optional.of(Verdict.EXPIRED), activity.standing().verdict());
        assertEquals("Expired", last(entered(desk.awaitExecution(id, "SUCCEEDED"))));
        assertEquals("409 NOT_OPEN", desk.decide(desk.reviewer, id, "APPROVE").refusal());
        List<HistoryEntry> history = desk.activities.history(id.activity());
        assertEquals(HistoryEntry.Event.EXPIRED, history.get(history.size() - 1).event());
    }

    @Test
    void executionsAreListedWithoutTokensOrNames() {
        ReviewId id = desk.opened("名字不在执行里");
        JsonNode list = desk.call(
                        desk.administrator,
                        Call.to("GET /executions").query("status", "RUNNING").query("limit", "100"))
                .json();
        List<String> names = new ArrayList<>();
        list.path("items").forEach(one -> names.add(one.path("name").asText()));
        assertTrue(names.contains(id.execution()), list.toString());
        JsonNode one = desk.awaitExecution(id, "RUNNING");
        assertEquals(id.activity().value(), one.path("input").path("activity").asText());
        assertFalse(one.toString().contains("名字不在执行里"), one.toString());
        assertFalse(one.toString().toLowerCase(java.util.Locale.ROOT).contains("token"), one.toString());
        assertEquals(
                "403 FORBIDDEN",
                desk.call(desk.national, Call.to("GET /executions")).refusal());
        assertEquals(
                "400 MALFORMED",
                desk.call(desk.administrator, Call.to("GET /executions").query("status", "NO"))
                        .refusal());
        assertEquals(
                "400 MALFORMED",
                desk.call(desk.administrator, Call.to("GET /executions").query("cursor", "no"))
                        .refusal());
        for (String name : List.of("x", "act-", "act-x-1", "act-01HA0000000000000000000009-1")) {
            assertEquals(
                    "404 NO_SUCH_EXECUTION",
                    desk.call(
                                    desk.administrator,
                                    Call.to("GET /executions/{name}").path("name", name))
                            .refusal());
        }
    }

    private static List<String> entered(JsonNode execution) {
        List<String> states = new ArrayList<>();
        execution.path("history").forEach(event -> {
            if (event.path("type").asText().endsWith("StateEntered")) {
                states.add(event.path("state").asText());
            }
        });
        return states;
    }

    private static String last(List<String> states) {
        return states.get(states.size() - 1);
    }
}
