package kepu.domain.review;

/** How a round of review ended; UNDECIDED while it has not. */
public enum Outcome {
    UNDECIDED("尚未结束"),
    APPROVED("已通过"),
    RETURNED("已退回修改"),
    REJECTED("不予通过"),
    WITHDRAWN("填报人已撤回"),
    EXPIRED("逾期未审，已关闭");

    private final String chinese;

    Outcome(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
