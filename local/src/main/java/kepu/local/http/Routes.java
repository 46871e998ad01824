package kepu.local.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.local.template.EventSource;
import kepu.local.template.FunctionResource;
import kepu.local.template.TemplateRefusal;

/** The API's route table: the most specific route that takes a request gets it. */
final class Routes {
    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes.stream().sorted(Route.MOST_SPECIFIC).toList();
    }

    /** @throws TemplateRefusal when two functions declare the same route */
    static Routes of(List<FunctionResource> functions) {
        List<Route> routes = new ArrayList<>();
        for (FunctionResource function : functions) {
            function.sources(EventSource.Route.class).forEach(declared -> {
                String place = "Resources." + function.id() + ".Properties.Events." + declared.id();
                if (!declared.routeKey().matches("\\$default|[A-Z]+ /[^ ]*")) {
                    throw new TemplateRefusal(place, "'" + declared.routeKey() + "' is no route");
                }
                if (routes.stream().anyMatch(route -> route.key().equals(declared.routeKey()))) {
                    throw new TemplateRefusal(place, "'" + declared.routeKey() + "' is declared twice");
                }
                routes.add(new Route(declared.routeKey(), function.name()));
            });
        }
        return new Routes(routes);
    }

    Optional<Match> match(String method, String rawPath) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(method, rawPath);
            if (parameters.isPresent()) {
                return Optional.of(new Match(route, parameters.get()));
            }
        }
        return Optional.empty();
    }

    record Match(Route route, Map<String, String> parameters) {}
}
