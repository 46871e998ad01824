package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** Goes on at a point in time. */
record WaitState(String name, Until until, Exit exit) implements State {
    /** When the wait ends, for one that begins in a scope. */
    @FunctionalInterface
    interface Until {
        Instant in(Scope scope);
    }

    static WaitState at(String name, Place place) {
        place.onlyHas(Fields.with("Seconds", "Timestamp", "Next", "End", "Output", "Assign"));
        if (place.has("Seconds") == place.has("Timestamp")) {
            place.refuse("must have either Seconds or Timestamp");
        }
        return new WaitState(
                name, place.has("Seconds") ? seconds(place) : timestamp(place.at("Timestamp")), Exit.ofState(place));
    }

    private static Until seconds(Place place) {
        Seconds seconds = Seconds.at(place.at("Seconds"), 0);
        return scope -> scope.now().plusSeconds(seconds.in(scope));
    }

    private static Until timestamp(Place place) {
        Template template = Template.at(place);
        if (place.node().isTextual()
                && ExpressionText.inside(place.node().textValue()).isEmpty()) {
            try {
                instant(place.node());
            } catch (StateFailed malformed) {
                place.refuse("must be a timestamp such as 2026-09-20T08:00:00Z");
            }
        }
        return scope -> instant(template.fill(scope));
    }

    private static Instant instant(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException malformed) {
            throw StateFailed.evaluating("Timestamp", "'" + value.asText() + "' is not an RFC 3339 timestamp.");
        }
    }

    @Override
    public String type() {
        return "Wait";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.sleep(until.in(scope));
    }

    @Override
    public void elapsed(Scope scope, Course course) {
        course.move(exit.take(scope, scope.input()));
    }

    @Override
    public Stream<Successor> successors() {
        return exit.successors();
    }
}
