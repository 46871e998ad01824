package kepu.domain.review;

/** The two levels that review an activity. */
public enum Level {
    PROVINCE("省级"),
    NATION("全国");

    private final String chinese;

    Level(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
