package kepu.domain.account;

/** What an account may be in the campaign (R-10…R-17); a role is granted within a scope. */
public enum Role {
    SUBMITTER("填报人", Extent.EVERYTHING),
    PROVINCE_REVIEWER("省级审核员", Extent.CHANNEL),
    CITY_REVIEWER("地州市审核员", Extent.TERRITORY),
    NATIONAL_REVIEWER("全国审核员", Extent.EVERYTHING),
    RECOMMENDATION_OFFICER("推优管理员", Extent.CHANNEL),
    LIBRARY_OPERATOR("组织库运营", Extent.EVERYTHING),
    ADMINISTRATOR("平台管理员", Extent.EVERYTHING);

    /** How far a grant of the role reaches. */
    public enum Extent {
        /** No scope: the role reaches everything it may act on. */
        EVERYTHING,
        /** One channel, named by its organization (Q102). */
        CHANNEL,
        /** One organization and all below it (Q97). */
        TERRITORY
    }

    private final String chinese;
    private final Extent extent;

    Role(String chinese, Extent extent) {
        this.chinese = chinese;
        this.extent = extent;
    }

    public String chinese() {
        return chinese;
    }

    public Extent extent() {
        return extent;
    }
}
