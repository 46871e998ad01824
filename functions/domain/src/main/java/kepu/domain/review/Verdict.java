package kepu.domain.review;

/** What a level decides; EXPIRED is nobody's decision: the round reached the edition's hard end (Q94, Q95). */
public enum Verdict {
    APPROVE("通过"),
    RETURN("退回修改"),
    REJECT("不予通过"),
    BACK_TO_PROVINCE("退回省级"),
    EXPIRED("逾期未审");

    private final String chinese;

    Verdict(String chinese) {
        this.chinese = chinese;
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
