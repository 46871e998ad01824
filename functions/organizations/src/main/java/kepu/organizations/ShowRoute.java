package kepu.organizations;

import java.time.Clock;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Organization;
import kepu.domain.routing.Route;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;
import kepu.storage.Editions;

/** Shows who will review an activity under an organization, before it is submitted. */
final class ShowRoute {
    private static final int LATEST = 9999;

    private final Editions editions;
    private final Clock clock;

    ShowRoute(Editions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    /** By the edition that is asked for, or the current one; refuses NO_SUCH_EDITION. */
    Json.Body show(Organization organization, HttpRequest request) {
        Edition edition = request.number("edition", 0, LATEST)
                .map(editions::find)
                .orElseGet(() -> editions.current(clock.instant()))
                .orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        Route route = Route.of(organization, edition);
        return Json.body()
                .with("organization", OrganizationBody.named(organization.line().get(0)))
                .with("steps", route.steps().stream().map(ShowRoute::step).toList())
                .inBoth("sentence", route.chinese(), route.english())
                .with("routed", route.isRouted());
    }

    private static Json.Body step(Route.Step step) {
        return Json.body()
                .with("level", step.level().name())
                .with(
                        "organization",
                        Json.body().with("id", step.organization().value()).with("name", step.name()));
    }
}
