package kepu.organizations;

import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.region.Divisions;
import kepu.runtime.Json;

/** An organization as it is shown, with the chain above it. */
final class OrganizationBody {
    private OrganizationBody() {}

    static Json.Body of(Organization organization) {
        Json.Body body = Json.body()
                .with("id", organization.id().value())
                .with("name", organization.name())
                .unlessEmpty("shortName", organization.shortName())
                .with("category", organization.category().name())
                .with("kind", organization.kind())
                .unlessEmpty("level", organization.level())
                .unlessEmpty("region", organization.region())
                .ifAny("regionName", Divisions.all().fullName(organization.region()));
        organization.ancestors().stream().findFirst().ifPresent(parent -> body.with("parent", named(parent)));
        return body.with(
                "chain",
                organization.ancestors().stream().map(OrganizationBody::named).toList());
    }

    static Json.Body named(Ancestor organization) {
        return Json.body().with("id", organization.id().value()).with("name", organization.name());
    }
}
