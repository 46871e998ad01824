package kepu.domain.review;

import kepu.domain.fault.Words;

/** What a level decides; EXPIRED is nobody's decision: the round reached the edition's hard end (Q94, Q95). */
public enum Verdict {
    APPROVE("通过", "approve"),
    RETURN("退回修改", "return"),
    REJECT("不予通过", "reject"),
    BACK_TO_PROVINCE("退回省级", "send back to the province"),
    EXPIRED("逾期未审", "expired");

    private final String chinese;
    private final String english;

    Verdict(String chinese, String english) {
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

    /** Whether the reviewer must say why. */
    public boolean needsReason() {
        return this != APPROVE;
    }

    /** Whether a person may give it. */
    public boolean isGivenByPeople() {
        return this != EXPIRED;
    }
}
