package kepu.domain.account;

import java.util.List;
import java.util.Set;

/**
 * Everything that can be asked of Kepu, and the roles that may. Deny by default: what is not said here is refused.
 * A role acts within its scope only.
 */
public enum Action {
    /** Open to anyone, logged in or not. */
    LOOK_PUBLIC(Who.ANYONE),
    /** Log in, log out, prolong. */
    OPEN_SESSION(Who.ANYONE),
    /** See a review link; what it shows depends on who looks, and it decides nothing (Q96). */
    FOLLOW_LINK(Who.ANYONE),
    /** See one's own account. */
    SEE_OWN_ACCOUNT(Who.LOGGED_IN),
    /** Start an activity, list one's own. */
    FILE_ACTIVITY(Who.LOGGED_IN),
    SEE_ACTIVITY(
            Who.OWNER,
            Role.PROVINCE_REVIEWER,
            Role.CITY_REVIEWER,
            Role.NATIONAL_REVIEWER,
            Role.RECOMMENDATION_OFFICER,
            Role.LIBRARY_OPERATOR,
            Role.ADMINISTRATOR),
    /** See what is being written and was not submitted yet; all others see what was submitted last. */
    SEE_DRAFT(Who.OWNER, Role.ADMINISTRATOR),
    CHANGE_ACTIVITY(Who.OWNER),
    /** Decide somewhere; where exactly is {@link #DECIDE_AT_PROVINCE} or {@link #DECIDE_AT_NATION}. */
    DECIDE(Who.GRANTED, Role.PROVINCE_REVIEWER, Role.CITY_REVIEWER, Role.NATIONAL_REVIEWER),
    DECIDE_AT_PROVINCE(Who.GRANTED, Role.PROVINCE_REVIEWER, Role.CITY_REVIEWER),
    DECIDE_AT_NATION(Who.GRANTED, Role.NATIONAL_REVIEWER),
    SEE_REVIEWS(
            Who.GRANTED,
            Role.PROVINCE_REVIEWER,
            Role.CITY_REVIEWER,
            Role.NATIONAL_REVIEWER,
            Role.LIBRARY_OPERATOR,
            Role.ADMINISTRATOR),
    SEE_PROVINCE_QUEUE(
            Who.GRANTED, Role.PROVINCE_REVIEWER, Role.CITY_REVIEWER, Role.NATIONAL_REVIEWER, Role.ADMINISTRATOR),
    SEE_NATIONAL_QUEUE(Who.GRANTED, Role.NATIONAL_REVIEWER, Role.ADMINISTRATOR),
    SEE_UNROUTED(Who.GRANTED, Role.LIBRARY_OPERATOR, Role.ADMINISTRATOR),
    INSPECT_EXECUTIONS(Who.GRANTED, Role.ADMINISTRATOR),
    CONFIGURE_EDITION(Who.GRANTED, Role.ADMINISTRATOR),
    SEE_RECOMMENDATIONS(Who.GRANTED, Role.RECOMMENDATION_OFFICER, Role.NATIONAL_REVIEWER, Role.ADMINISTRATOR),
    RECOMMEND(Who.GRANTED, Role.RECOMMENDATION_OFFICER),
    SET_PLACES(Who.GRANTED, Role.NATIONAL_REVIEWER, Role.ADMINISTRATOR);

    private enum Who {
        ANYONE,
        LOGGED_IN,
        OWNER,
        GRANTED
    }

    private final Who who;
    private final Set<Role> roles;

    Action(Who who, Role... roles) {
        this.who = who;
        this.roles = Set.of(roles);
    }

    /** Whether it needs no log-in at all. */
    public boolean isOpenToAnyone() {
        return who == Who.ANYONE;
    }

    /** Whether this account may do it to this. */
    public boolean isAllowed(Account account, Scope to) {
        return switch (who) {
            case ANYONE, LOGGED_IN -> true;
            case OWNER -> to.owner().filter(account.id()::equals).isPresent() || isGranted(account, to);
            case GRANTED -> isGranted(account, to);
        };
    }

    /** Whether some grant of the account gives it somewhere; where exactly is decided when the thing is known. */
    public boolean isAllowedSomewhere(Account account) {
        return who != Who.GRANTED || account.grants().stream().anyMatch(grant -> roles.contains(grant.role()));
    }

    /** The grants of the account that give it, for listing what lies within them. */
    public List<Grant> grantsOf(Account account) {
        return account.grants().stream()
                .filter(grant -> roles.contains(grant.role()))
                .toList();
    }

    private boolean isGranted(Account account, Scope to) {
        return account.grants().stream().anyMatch(grant -> roles.contains(grant.role()) && grant.reaches(to));
    }
}
