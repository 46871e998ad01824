package kepu.domain.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.account.AccountId;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.routing.Route;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final Instant NOW = Samples.at("2023-09-02T10:00:00+08:00");
    private static final Optional<Instant> DUE = Optional.of(Samples.at("2023-09-05T10:00:00+08:00"));

    private final Review atProvince = Samples.opened(Samples.round(Samples.submitted()), NOW);
    private final Review atNation = Samples.opened(decided(atProvince, Verdict.APPROVE), NOW);

    @Test
    void aRoutedRoundIsOwedAStart() {
        Review round = Samples.round(Samples.submitted());
        assertEquals(RoundState.OPENING, round.state());
        assertEquals(Owes.START, round.owes());
        assertEquals(Level.PROVINCE, round.level());
        assertEquals("act-01HA0000000000000000000001-1", round.id().execution());
    }

    @Test
    void anUnroutedRoundIsOwedNothingAndStopsNothing() {
        Review round = Samples.round(Samples.draft()
                .submitted(
                        Samples.form().get(),
                        new Route(List.of(), Optional.empty()),
                        List.of(),
                        Samples.edition(),
                        NOW));
        assertEquals(RoundState.UNROUTED, round.state());
        assertEquals(Owes.NOTHING, round.owes());
        assertEquals("归口单位暂无审核路径，等待平台管理员处理", round.whyNotOpen());
        assertEquals(Owes.NOTHING, round.withdrawn().owes());
    }

    @Test
    void anApprovalAtTheProvinceMovesItToTheNation() {
        Review moved = decided(atProvince, Verdict.APPROVE);
        assertEquals(
                List.of(Level.NATION, RoundState.OPENING, Outcome.UNDECIDED, Owes.RESUME, DUE, Optional.empty()),
                List.of(moved.level(), moved.state(), moved.outcome(), moved.owes(), moved.dueAt(), moved.openedAt()));
    }

    @Test
    void everyOtherVerdictEndsTheRoundAndOwesAResume() {
        assertEnds(Outcome.RETURNED, decided(atProvince, Verdict.RETURN));
        assertEnds(Outcome.REJECTED, decided(atProvince, Verdict.REJECT));
        assertEnds(Outcome.APPROVED, decided(atNation, Verdict.APPROVE));
        assertEnds(Outcome.RETURNED, decided(atNation, Verdict.RETURN));
        assertEnds(Outcome.REJECTED, decided(atNation, Verdict.REJECT));
    }

    @Test
    void theNationMaySendBackWhatAProvincePassed() {
        assertEquals(List.of(Verdict.APPROVE, Verdict.RETURN, Verdict.REJECT), atProvince.verdicts());
        assertEquals(
                List.of(Verdict.APPROVE, Verdict.RETURN, Verdict.REJECT, Verdict.BACK_TO_PROVINCE),
                atNation.verdicts());
        Review back = decided(atNation, Verdict.BACK_TO_PROVINCE);
        assertEquals(Level.PROVINCE, back.level());
        assertEquals(RoundState.OPENING, back.state());
        assertEquals(Owes.RESUME, back.owes());
    }

    @Test
    void refusesAVerdictThatItsLevelDoesNotOffer() {
        assertRefuses(Reason.VERDICT_NOT_OFFERED, () -> decided(atProvince, Verdict.BACK_TO_PROVINCE));
        Review straight = at(Level.NATION, atProvince, Optional.empty());
        assertRefuses(Reason.VERDICT_NOT_OFFERED, () -> decided(straight, Verdict.BACK_TO_PROVINCE));
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        assertRefuses(
                Reason.OWN_ACTIVITY,
                () -> atProvince.decided(decision(Verdict.APPROVE, 1), Samples.SUBMITTER, "本人", DUE, NOW));
    }

    @Test
    void refusesARevisionThatIsNotTheOneUnderReview() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> atProvince.decided(decision(Verdict.APPROVE, 2), Samples.REVIEWER, "审核员", DUE, NOW));
        assertEquals(Reason.STALE, refusal.reason());
        assertEquals("您看到的是第 2 版，现在审核的是第 1 版，请重新查看", refusal.chinese());
    }

    @Test
    void aSecondDecisionIsToldWhoWasFaster() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> decided(decided(atProvince, Verdict.REJECT), Verdict.APPROVE));
        assertEquals(Reason.NOT_OPEN, refusal.reason());
        assertEquals("这项审核已经结束：审核员 已于 2023-09-02 作出“不予通过”的决定", refusal.chinese());
    }

    @Test
    void whatWasWithdrawnSaysSo() {
        Review withdrawn = atProvince.withdrawn();
        assertEnds(Outcome.WITHDRAWN, Owes.STOP, withdrawn);
        assertRefuses(Reason.NOT_OPEN, () -> decided(withdrawn, Verdict.APPROVE));
        assertEquals("填报人已撤回", withdrawn.whyNotOpen());
        assertEquals("填报人已撤回", atNation.withdrawn().whyNotOpen());
    }

    @Test
    void isOverdueOnceItsTimeIsOverUntilItIsClosed() {
        Instant due = atProvince.dueAt().orElseThrow();
        assertFalse(atProvince.isOverdue(due));
        assertTrue(atProvince.isOverdue(due.plusMillis(1)));
        assertFalse(atProvince.withdrawn().isOverdue(due.plus(Duration.ofDays(9))));
    }

    @Test
    void whoDecidesDependsOnTheLevel() {
        assertEquals(Action.DECIDE_AT_PROVINCE, atProvince.deciding());
        assertEquals(Action.DECIDE_AT_NATION, atNation.deciding());
    }

    private static Review at(Level level, Review like, Optional<Review.LastWord> word) {
        return new Review(
                like.id(),
                like.edition(),
                like.revision(),
                like.submitter(),
                like.subject(),
                like.chain(),
                like.channel(),
                level,
                like.state(),
                like.outcome(),
                like.owes(),
                like.dueAt(),
                like.openedAt(),
                word,
                like.version());
    }

    private static Review decided(Review review, Verdict verdict) {
        return review.decided(decision(verdict, 1), new AccountId("acc-reviewer"), "审核员", DUE, NOW);
    }

    private static Decision decision(Verdict verdict, int revision) {
        return new Decision(verdict, revision, "理由", Map.of());
    }

    private static void assertEnds(Outcome outcome, Review review) {
        assertEnds(outcome, Owes.RESUME, review);
    }

    private static void assertEnds(Outcome outcome, Owes owes, Review review) {
        assertEquals(
                List.of(RoundState.CLOSED, outcome, owes, Optional.empty()),
                List.of(review.state(), review.outcome(), review.owes(), review.dueAt()));
    }

    private static void assertRefuses(Reason reason, org.junit.jupiter.api.function.Executable change) {
        assertEquals(reason, assertThrows(Refusal.class, change).reason());
    }
}
