package kepu.domain.account;

import java.util.Objects;
import java.util.Optional;
import kepu.domain.organization.OrganizationId;

/** A role within a scope: the organization whose channel or territory it reaches; none for roles that reach everything. */
public record Grant(Role role, Optional<OrganizationId> scope) {
    public Grant {
        Objects.requireNonNull(role);
        if (scope.isPresent() == (role.extent() == Role.Extent.EVERYTHING)) {
            throw new IllegalArgumentException(role + " is granted " + role.extent());
        }
    }

    boolean reaches(Scope target) {
        return switch (role.extent()) {
            case EVERYTHING -> true;
            case CHANNEL -> target.channel().equals(scope);
            case TERRITORY -> scope.map(target.chain()::contains).orElse(false);
        };
    }
}
