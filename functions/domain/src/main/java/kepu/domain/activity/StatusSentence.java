package kepu.domain.activity;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kepu.domain.edition.Edition;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;

/** The one sentence, everywhere the same: who has it, since when, expected by when, what you must do. */
public record StatusSentence(String chinese, String english) {
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("M 月 d 日", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    public static StatusSentence of(Activity activity) {
        Activity.Standing standing = activity.standing();
        String since = chinese(standing.since());
        String sinceEnglish = english(standing.since());
        return switch (standing.status()) {
            case DRAFT ->
                new StatusSentence("草稿，尚未提交 · 请填写完整后提交", "A draft, not yet submitted: complete and submit it");
            case PROVINCE_PENDING ->
                activity.isUnrouted()
                        ? new StatusSentence(
                                "归口单位暂无审核路径 · " + since + "转平台管理员处理 · 您无需操作",
                                "Its organization has no route yet; with the administrators since " + sinceEnglish
                                        + "; nothing for you to do")
                        : pending(activity, Level.PROVINCE);
            case NATIONAL_PENDING -> pending(activity, Level.NATION);
            case PROVINCE_REJECTED -> refused(activity, Level.PROVINCE);
            case NATIONAL_REJECTED -> refused(activity, Level.NATION);
            case APPROVED ->
                new StatusSentence(
                        "已通过 · " + since + (activity.counts().live() > 0 ? "起公开展示" : "，正在上架") + " · 您无需操作",
                        "Approved on " + sinceEnglish
                                + (activity.counts().live() > 0 ? ", public" : ", being published")
                                + "; nothing for you to do");
            case WITHDRAWN ->
                new StatusSentence(
                        "已于 " + since + "撤回 · 修改后可重新提交",
                        "Withdrawn on " + sinceEnglish + "; change and submit it again");
        };
    }

    private static StatusSentence pending(Activity activity, Level level) {
        String who = holder(activity, level);
        Activity.Standing standing = activity.standing();
        String by = standing.dueAt().map(due -> " · 预计 " + chinese(due) + "前").orElse("");
        String byEnglish =
                standing.dueAt().map(due -> ", expected by " + english(due)).orElse("");
        return new StatusSentence(
                who + " 审核中 · " + chinese(standing.since()) + "送达" + by + " · 您无需操作",
                "With " + who + " since " + english(standing.since()) + byEnglish + "; nothing for you to do");
    }

    private static StatusSentence refused(Activity activity, Level level) {
        String who = holder(activity, level);
        Verdict verdict = activity.standing().verdict().orElse(Verdict.REJECT);
        String since = chinese(activity.standing().since());
        String sinceEnglish = english(activity.standing().since());
        return switch (verdict) {
            case RETURN ->
                new StatusSentence(
                        who + " 于 " + since + "退回修改 · 请按意见修改后重新提交",
                        who + " returned it on " + sinceEnglish + ": mend it as noted and submit it again");
            case EXPIRED ->
                new StatusSentence(
                        who + " 逾期未审，已于 " + since + "关闭（不是内容问题）· 可重新提交",
                        who + " did not review it in time; closed on " + sinceEnglish + "; you may submit it again");
            case APPROVE, REJECT, BACK_TO_PROVINCE ->
                new StatusSentence(
                        who + " 于 " + since + "不予通过 · 原因见下",
                        who + " rejected it on " + sinceEnglish + "; see the reason");
        };
    }

    private static String holder(Activity activity, Level level) {
        return activity.route().steps().stream()
                .filter(step -> step.level() == level)
                .findFirst()
                .map(step -> step.shortName())
                .orElse(level.chinese());
    }

    private static String chinese(Instant at) {
        return CHINESE_DAY.format(at.atZone(Edition.ZONE));
    }

    private static String english(Instant at) {
        return ENGLISH_DAY.format(at.atZone(Edition.ZONE));
    }
}
