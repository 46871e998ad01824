package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends the execution as failed. */
record FailState(String name, Optional<Template> error, Optional<Template> cause) implements State {
    static FailState at(String name, Place place) {
        place.onlyHas(Fields.with("Error", "Cause"));
        return new FailState(name, text(place, "Error"), text(place, "Cause"));
    }

    private static Optional<Template> text(Place place, String field) {
        return place.optionalText(field).map(text -> Template.at(place.at(field)));
    }

    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.fail(new Failure(filled(error, "Error", scope), filled(cause, "Cause", scope)));
    }

    private static String filled(Optional<Template> template, String field, Scope scope) {
        if (template.isEmpty()) {
            return "";
        }
        JsonNode value = template.get().fill(scope);
        if (!value.isTextual()) {
            throw StateFailed.evaluating(field, "The field '" + field + "' must be a string.");
        }
        return value.textValue();
    }

    @Override
    public Stream<Successor> successors() {
        return Stream.empty();
    }
}
