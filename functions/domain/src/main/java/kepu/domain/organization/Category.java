package kepu.domain.organization;

/** The category under which a responsible organization is chosen; it decides the route (R-22, Q97). */
public enum Category {
    MINISTRY("有关部委"),
    NATIONAL_SOCIETY("全国学会"),
    PROVINCE_ASSOCIATION("省科协"),
    CITY_ASSOCIATION("市科协"),
    COUNTY_ASSOCIATION("区县科协"),
    OTHER("其他");

    private final String chinese;

    Category(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether an organization of this category is at the top of its chain, and so a channel of its own (Q102). */
    public boolean isChannel() {
        return switch (this) {
            case MINISTRY, NATIONAL_SOCIETY, PROVINCE_ASSOCIATION -> true;
            case CITY_ASSOCIATION, COUNTY_ASSOCIATION, OTHER -> false;
        };
    }
}
