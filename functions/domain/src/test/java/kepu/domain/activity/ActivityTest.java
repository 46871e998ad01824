package kepu.domain.activity;

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
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;
import kepu.domain.routing.Route;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Instant LAST_SECOND = Samples.at("2023-09-30T23:59:59+08:00");
    private static final Instant CLOSED = Samples.at("2023-10-01T00:00:00+08:00");

    @Test
    void isSubmittedUntilTheLastSecondOfTheWindowInBeijing() {
        assertEquals(
                ActivityStatus.PROVINCE_PENDING,
                Samples.submitted(Samples.draft(), LAST_SECOND).status());
        assertRefuses(Reason.WINDOW_CLOSED, () -> Samples.submitted(Samples.draft(), CLOSED));
        assertRefuses(
                Reason.WINDOW_CLOSED,
                () -> Samples.submitted(Samples.draft(), Samples.at("2023-08-20T23:59:59+08:00")));
    }

    @Test
    void tellsTheWindowByItsLastDay() {
        Refusal refusal = assertThrows(Refusal.class, () -> Samples.submitted(Samples.draft(), CLOSED));
        assertEquals("不在填报时间内（2023-08-21 至 2023-09-30），草稿已保留", refusal.chinese());
    }

    @Test
    void whatWasReturnedMayComeBackForSevenDaysWhateverTheWindow() {
        Instant returned = Samples.at("2023-10-10T12:00:00+08:00");
        Activity activity = decided(Samples.submitted(), Level.PROVINCE, Verdict.RETURN, returned);
        Instant grace = returned.plus(Duration.ofDays(7));
        assertEquals(
                ActivityStatus.PROVINCE_PENDING,
                Samples.submitted(activity, grace.minusSeconds(1)).status());
        assertRefuses(Reason.WINDOW_CLOSED, () -> Samples.submitted(activity, grace));
    }

    @Test
    void anApprovedOneMayBeChangedUntilReviewEnds() {
        Activity approved = approved();
        assertEquals(
                2,
                Samples.submitted(approved, Samples.at("2023-12-30T23:59:59+08:00"))
                        .counts()
                        .revision());
        assertRefuses(Reason.WINDOW_CLOSED, () -> Samples.submitted(approved, Samples.at("2023-12-31T00:00:00+08:00")));
    }

    @Test
    void aChangeOfAnApprovedOneMayBeTakenBackAndSentAgainUntilReviewEnds() {
        Instant later = Samples.at("2023-11-01T12:00:00+08:00");
        Activity again = Samples.submitted(approved(), later);
        Instant muchLater = later.plus(Duration.ofDays(30));
        assertEquals(
                3, Samples.submitted(again.withdrawn(later), muchLater).counts().revision());
        assertEquals(
                3,
                Samples.submitted(decided(again, Level.PROVINCE, Verdict.RETURN, later), muchLater)
                        .counts()
                        .revision());
    }

    @Test
    void itsFirstSubmissionIsWhenItWasFiled() {
        Activity again = Samples.submitted(
                decided(Samples.submitted(), Level.PROVINCE, Verdict.RETURN, Samples.FILED.plusSeconds(60)),
                Samples.FILED.plusSeconds(3600));
        assertEquals(Samples.FILED, again.filedAt(LAST_SECOND));
        assertEquals(new Activity.Counts(2, 0, 0, 2), again.counts());
    }

    @Test
    void isNotChangedWhileUnderReview() {
        assertRefuses(Reason.NOT_EDITABLE, () -> Samples.submitted()
                .edited(Samples.form().get(), LAST_SECOND));
        assertRefuses(Reason.NOT_SUBMITTABLE, () -> Samples.submitted(Samples.submitted(), LAST_SECOND));
        assertRefuses(Reason.NOT_WITHDRAWABLE, () -> Samples.draft().withdrawn(LAST_SECOND));
    }

    @Test
    void anEditLeavesStatusVerdictAndCountsAlone() {
        Activity returned = decided(Samples.submitted(), Level.PROVINCE, Verdict.RETURN, Samples.FILED);
        Activity edited = returned.edited(Samples.form().name("新名").get(), LAST_SECOND);
        assertEquals(returned.standing(), edited.standing());
        assertEquals(returned.counts(), edited.counts());
        assertEquals("新名", edited.name());
        assertEquals(returned.version() + 1, edited.version());
    }

    @Test
    void aVerdictIsKeptBesideTheStatusWithItsReason() {
        Activity returned = Samples.submitted()
                .decided(Level.PROVINCE, Verdict.RETURN, "缺海报", Map.of("poster", "请上传"), Optional.empty(), LAST_SECOND);
        assertEquals(
                new Activity.Standing(
                        ActivityStatus.PROVINCE_REJECTED,
                        Optional.of(Verdict.RETURN),
                        "缺海报",
                        Map.of("poster", "请上传"),
                        LAST_SECOND,
                        Optional.empty()),
                returned.standing());
    }

    @Test
    void refusesAVerdictOfTheOtherLevel() {
        assertRefuses(Reason.NOT_OPEN, () -> decided(Samples.submitted(), Level.NATION, Verdict.APPROVE, LAST_SECOND));
    }

    @Test
    void withdrawingKeepsWhatWasApproved() {
        Activity withdrawn = Samples.submitted(approved(), LAST_SECOND).withdrawn(LAST_SECOND);
        assertEquals(ActivityStatus.WITHDRAWN, withdrawn.status());
        assertEquals(new Activity.Counts(2, 1, 0, 2), withdrawn.counts());
    }

    @Test
    void withoutARouteItWaitsForRepair() {
        Activity unrouted = Samples.draft()
                .submitted(
                        Samples.form().get(),
                        new Route(List.of(), Optional.empty()),
                        List.of(),
                        Samples.edition(),
                        LAST_SECOND);
        assertTrue(unrouted.isUnrouted());
        assertFalse(Samples.submitted().isUnrouted());
        assertEquals(Optional.empty(), unrouted.standing().dueAt());
    }

    @Test
    void refusesAVersionThatWasNotSeen() {
        assertRefuses(Reason.STALE_VERSION, () -> Samples.submitted().mustHaveVersion(1));
        Samples.submitted().mustHaveVersion(2);
    }

    private static Activity approved() {
        return decided(
                decided(Samples.submitted(), Level.PROVINCE, Verdict.APPROVE, Samples.FILED),
                Level.NATION,
                Verdict.APPROVE,
                Samples.FILED);
    }

    private static Activity decided(Activity activity, Level level, Verdict verdict, Instant now) {
        return activity.decided(level, verdict, "理由", Map.of(), Optional.empty(), now);
    }

    private static void assertRefuses(Reason reason, org.junit.jupiter.api.function.Executable change) {
        assertEquals(reason, assertThrows(Refusal.class, change).reason());
    }
}
