package kepu.domain.activity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;

/**
 * One line of an activity's history: who did what, when, to which revision in which round.
 *
 * @param level where, for what happens in review
 * @param by who; empty for what the system did by itself
 * @param reason as given, or empty
 */
public record HistoryEntry(
        Instant at,
        Event event,
        Optional<Level> level,
        int revision,
        int round,
        Optional<AccountId> by,
        String byName,
        String reason) {

    /** What can happen in an activity's life. */
    public enum Event {
        CREATED("创建草稿", "Draft begun"),
        SUBMITTED("提交审核", "Submitted for review"),
        APPROVED("通过", "Approved"),
        RETURNED("退回修改", "Returned for revision"),
        REJECTED("不予通过", "Rejected"),
        BACK_TO_PROVINCE("退回省级", "Sent back to the province"),
        WITHDRAWN("撤回", "Withdrawn"),
        EXPIRED("逾期未审，本轮关闭", "Closed unreviewed after its time"),
        PUBLISHED("公开展示", "Made public"),
        RECOMMENDED("推优", "Recommended for commendation"),
        RECOMMENDATION_WITHDRAWN("撤回推优", "Recommendation withdrawn");

        private final String chinese;
        private final String english;

        Event(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }

        /** What a verdict is called in a history. */
        public static Event of(Verdict verdict) {
            return switch (verdict) {
                case APPROVE -> APPROVED;
                case RETURN -> RETURNED;
                case REJECT -> REJECTED;
                case BACK_TO_PROVINCE -> BACK_TO_PROVINCE;
                case EXPIRED -> EXPIRED;
            };
        }
    }

    public HistoryEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(event);
        Objects.requireNonNull(byName);
        Objects.requireNonNull(reason);
    }
}
