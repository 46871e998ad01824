package kepu.domain.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;
import kepu.domain.routing.Route;
import org.junit.jupiter.api.Test;

class StatusSentenceTest {
    private static final Instant THEN = Samples.at("2023-09-05T23:30:00+08:00");

    @Test
    void aDraftIsToBeCompleted() {
        assertEquals("草稿，尚未提交 · 请填写完整后提交", chinese(Samples.draft()));
    }

    @Test
    void theProvinceHasIt() {
        assertEquals("宁夏科协 审核中 · 9 月 1 日送达 · 预计 9 月 4 日前 · 您无需操作", chinese(Samples.submitted()));
        assertEquals(
                "With 宁夏科协 since 1 September, expected by 4 September; nothing for you to do",
                english(Samples.submitted()));
    }

    @Test
    void theNationHasIt() {
        Activity passed = Samples.submitted()
                .decided(
                        Level.PROVINCE,
                        Verdict.APPROVE,
                        "",
                        Map.of(),
                        Optional.of(Samples.at("2023-09-08T23:30:00+08:00")),
                        THEN);
        assertEquals("中国科协 审核中 · 9 月 5 日送达 · 预计 9 月 8 日前 · 您无需操作", chinese(passed));
    }

    @Test
    void eachRefusalSaysWhatToDo() {
        assertEquals("宁夏科协 于 9 月 5 日退回修改 · 请按意见修改后重新提交", chinese(refused(Level.PROVINCE, Verdict.RETURN)));
        assertEquals("宁夏科协 于 9 月 5 日不予通过 · 原因见下", chinese(refused(Level.PROVINCE, Verdict.REJECT)));
        assertEquals("宁夏科协 逾期未审，已于 9 月 5 日关闭（不是内容问题）· 可重新提交", chinese(refused(Level.PROVINCE, Verdict.EXPIRED)));
        assertEquals("中国科协 于 9 月 5 日退回修改 · 请按意见修改后重新提交", chinese(refused(Level.NATION, Verdict.RETURN)));
        assertEquals("中国科协 于 9 月 5 日不予通过 · 原因见下", chinese(refused(Level.NATION, Verdict.REJECT)));
    }

    @Test
    void anApprovedOneIsBeingPublishedUntilItIsPublic() {
        Activity approved = decided(passed(), Level.NATION, Verdict.APPROVE);
        assertEquals("已通过 · 9 月 5 日，正在上架 · 您无需操作", chinese(approved));
        Activity live = new Activity(
                approved.id(),
                approved.edition(),
                approved.submitter(),
                approved.name(),
                approved.version(),
                new Activity.Counts(1, 1, 1, 1),
                approved.standing(),
                approved.route(),
                approved.chain(),
                approved.times());
        assertEquals("已通过 · 9 月 5 日起公开展示 · 您无需操作", chinese(live));
    }

    @Test
    void aWithdrawnOneMayBeSubmittedAgain() {
        assertEquals("已于 9 月 5 日撤回 · 修改后可重新提交", chinese(Samples.submitted().withdrawn(THEN)));
    }

    @Test
    void withoutARouteTheAdministratorsHaveIt() {
        Activity unrouted = Samples.draft()
                .submitted(
                        Samples.form().get(),
                        new Route(List.of(), Optional.empty()),
                        List.of(),
                        Samples.edition(),
                        THEN);
        assertEquals("归口单位暂无审核路径 · 9 月 5 日转平台管理员处理 · 您无需操作", chinese(unrouted));
    }

    @Test
    void everyStatusHasASentenceInBothLanguages() {
        for (Activity one : List.of(
                Samples.draft(),
                Samples.submitted(),
                passed(),
                refused(Level.PROVINCE, Verdict.RETURN),
                refused(Level.NATION, Verdict.EXPIRED),
                decided(passed(), Level.NATION, Verdict.APPROVE),
                Samples.submitted().withdrawn(THEN))) {
            assertTrue(
                    chinese(one).codePoints().anyMatch(Character::isIdeographic),
                    one.status().name());
            assertTrue(english(one).matches(".*[a-z]{4}.*"), one.status().name());
        }
    }

    private static Activity passed() {
        return decided(Samples.submitted(), Level.PROVINCE, Verdict.APPROVE);
    }

    private static Activity refused(Level level, Verdict verdict) {
        return decided(level == Level.PROVINCE ? Samples.submitted() : passed(), level, verdict);
    }

    private static Activity decided(Activity activity, Level level, Verdict verdict) {
        return activity.decided(level, verdict, "理由", Map.of(), Optional.empty(), THEN);
    }

    private static String chinese(Activity activity) {
        return StatusSentence.of(activity).chinese();
    }

    private static String english(Activity activity) {
        return StatusSentence.of(activity).english();
    }
}
