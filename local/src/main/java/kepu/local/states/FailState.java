package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Stream;

/** Ends the execution as failed. */
record FailState(String name, Template error, Template cause) implements State {
    static FailState at(String name, Place place) {
        place.onlyHas(Fields.with("Error", "Cause"));
        return new FailState(name, text(place, "Error"), text(place, "Cause"));
    }

    private static Template text(Place place, String field) {
        return place.optionalText(field)
                .map(text -> Template.at(place.at(field)))
                .orElse(scope -> TextNode.valueOf(""));
    }

    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.fail(new Failure(filled(error, "Error", scope), filled(cause, "Cause", scope)));
    }

    private static String filled(Template template, String field, Scope scope) {
        JsonNode value = template.fill(scope);
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
