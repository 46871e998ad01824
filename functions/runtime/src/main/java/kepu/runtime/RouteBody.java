package kepu.runtime;

import java.util.List;
import kepu.domain.routing.Route;

/** A route as JSON: the levels in order, and the organization at each. */
public final class RouteBody {
    private RouteBody() {}

    public static List<Json.Body> of(Route route) {
        return route.steps().stream()
                .map(step -> Json.body()
                        .with("level", step.level().name())
                        .with(
                                "organization",
                                Json.body()
                                        .with("id", step.organization().value())
                                        .with("name", step.name())
                                        .with("shortName", step.shortName())))
                .toList();
    }
}
