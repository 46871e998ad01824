package kepu.domain.activity;

import java.util.Optional;
import kepu.domain.fault.Words;
import kepu.domain.review.Level;
import kepu.domain.review.Verdict;

/** Where an activity stands: the five review statuses, before them DRAFT, and WITHDRAWN. */
public enum ActivityStatus {
    DRAFT("草稿", "a draft"),
    PROVINCE_PENDING("省管理员审批中", "under review by its province"),
    PROVINCE_REJECTED("省管理员审批拒绝", "refused by its province"),
    NATIONAL_PENDING("全国审批中", "under review by the nation"),
    NATIONAL_REJECTED("全国审批拒绝", "refused by the nation"),
    APPROVED("已通过", "approved"),
    WITHDRAWN("已撤回", "withdrawn");

    private final String chinese;
    private final String english;

    ActivityStatus(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** What it is called in a refusal, in both languages. */
    public Words words() {
        return new Words(chinese, english);
    }

    public String chinese() {
        return chinese;
    }

    /** The status of an activity whose review begins, or goes on, at this level. */
    public static ActivityStatus pendingAt(Level level) {
        return level == Level.PROVINCE ? PROVINCE_PENDING : NATIONAL_PENDING;
    }

    public boolean isPending() {
        return this == PROVINCE_PENDING || this == NATIONAL_PENDING;
    }

    /** Whether its form may be changed; what is pending must be withdrawn first (Q91, 2023). */
    public boolean isEditable() {
        return !isPending();
    }

    /** Whether it may be submitted: every editable status, an approved one as a new revision (Q2, Q91). */
    public boolean isSubmittable() {
        return isEditable();
    }

    /**
     * Where a verdict given at this level leads; empty where the verdict cannot be given in this status. Both a return
     * and a rejection lead to the level's rejected status (Q95); a national return to the province is pending there again.
     */
    public Optional<ActivityStatus> after(Level level, Verdict verdict) {
        if (this != pendingAt(level)) {
            return Optional.empty();
        }
        boolean province = level == Level.PROVINCE;
        return switch (verdict) {
            case APPROVE -> Optional.of(province ? NATIONAL_PENDING : APPROVED);
            case RETURN, REJECT, EXPIRED -> Optional.of(province ? PROVINCE_REJECTED : NATIONAL_REJECTED);
            case BACK_TO_PROVINCE -> province ? Optional.empty() : Optional.of(PROVINCE_PENDING);
        };
    }
}
