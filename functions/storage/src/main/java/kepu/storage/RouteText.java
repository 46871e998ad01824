package kepu.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Level;
import kepu.domain.routing.Route;
import kepu.runtime.Json;

/** A route as one text attribute. */
final class RouteText {
    private RouteText() {}

    static String write(Route route) {
        List<Json.Body> steps = route.steps().stream()
                .map(step -> Json.body()
                        .with("level", step.level().name())
                        .with("organization", step.organization().value())
                        .with("name", step.name())
                        .with("shortName", step.shortName()))
                .toList();
        return steps.isEmpty() ? "" : new String(Json.bytes(steps), StandardCharsets.UTF_8);
    }

    static Route read(String text, Optional<String> channel) {
        List<Route.Step> steps = new ArrayList<>();
        if (!text.isEmpty()) {
            for (JsonNode step : Json.trusted(text.getBytes(StandardCharsets.UTF_8))) {
                steps.add(new Route.Step(
                        Level.valueOf(step.path("level").asText()),
                        new OrganizationId(step.path("organization").asText()),
                        step.path("name").asText(),
                        step.path("shortName").asText()));
            }
        }
        return new Route(steps, channel.map(OrganizationId::new));
    }
}
