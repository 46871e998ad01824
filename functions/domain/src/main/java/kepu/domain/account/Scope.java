package kepu.domain.account;

import java.util.List;
import java.util.Optional;
import kepu.domain.organization.OrganizationId;

/**
 * What an action is done to, as far as the table of permissions must know it.
 *
 * @param owner the account whose own it is, if it has one
 * @param channel the channel it belongs to, if it has one
 * @param chain the responsible organization and everything above it; empty when it belongs to none
 */
public record Scope(Optional<AccountId> owner, Optional<OrganizationId> channel, List<OrganizationId> chain) {
    /** What belongs to nobody in particular. */
    public static final Scope PLATFORM = new Scope(Optional.empty(), Optional.empty(), List.of());

    public Scope {
        chain = List.copyOf(chain);
    }

    public static Scope ownedBy(AccountId owner) {
        return new Scope(Optional.of(owner), Optional.empty(), List.of());
    }

    public static Scope ofChannel(OrganizationId channel) {
        return new Scope(Optional.empty(), Optional.of(channel), List.of(channel));
    }
}
