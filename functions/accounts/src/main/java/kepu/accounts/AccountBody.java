package kepu.accounts;

import kepu.domain.account.Account;
import kepu.domain.account.Grant;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.Json;
import kepu.storage.Organizations;

/** An account as its owner sees it, with the names of the organizations in whose scope it acts. */
final class AccountBody {
    private final Organizations organizations;

    AccountBody(Organizations organizations) {
        this.organizations = organizations;
    }

    Json.Body of(Account account) {
        return Json.body()
                .with("id", account.id().value())
                .with("name", account.name())
                .with("phone", account.maskedPhone())
                .with("grants", account.grants().stream().map(this::grant).toList());
    }

    private Json.Body grant(Grant grant) {
        return Json.body()
                .with("role", grant.role().name())
                .ifAny("scope", grant.scope().map(OrganizationId::value))
                .ifAny("scopeName", grant.scope().flatMap(organizations::find).map(Organization::name));
    }
}
