package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Next} or {@code End} with the {@code Output} and {@code Assign} beside it: one way out of a state.
 *
 * @param next where it leads; none when it ends the execution
 */
record Exit(List<State.Successor> next, Output output, Map<String, Template> assigned) {
    private static final String VARIABLE = "[\\p{L}_][\\p{L}\\p{N}_]{0,79}";

    Exit {
        next = List.copyOf(next);
        assigned = Map.copyOf(assigned);
    }

    /** For a state that goes on or ends. */
    static Exit ofState(Place place) {
        if (place.has("Next") == place.has("End")) {
            place.refuse("must have either Next or End");
        }
        if (place.has("End")
                && !(place.node().get("End").isBoolean()
                        && place.node().get("End").booleanValue())) {
            place.at("End").refuse("must be true");
        }
        return new Exit(
                place.has("Next") ? List.of(next(place, "Next")) : List.of(), Output.at(place), assigned(place));
    }

    /** For a way out that must lead to a state: a choice rule, a catcher, a default. */
    static Exit to(String field, Place place) {
        return new Exit(List.of(next(place, field)), Output.at(place), assigned(place));
    }

    private static State.Successor next(Place place, String field) {
        return new State.Successor(place.text(field), place.at(field).pointer());
    }

    private static Map<String, Template> assigned(Place place) {
        Map<String, Template> assigned = new LinkedHashMap<>();
        Place assign = place.at("Assign");
        if (place.has("Assign") && !assign.node().isObject()) {
            assign.refuse("must be an object");
        }
        assign.node().fieldNames().forEachRemaining(name -> {
            if (!name.matches(VARIABLE) || name.equals("states")) {
                assign.at(name).refuse("not a name for a variable");
            }
            assign.assigns(name);
            assigned.put(name, Template.at(assign.at(name)));
        });
        return assigned;
    }

    /**
     * Output and assignments see the same variables: those from before this state.
     *
     * @param otherwise the output when none is written
     */
    Transition take(Scope scope, JsonNode otherwise) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        assigned.forEach((name, value) -> values.put(name, Limits.checked(value.fill(scope), "Assign/" + name)));
        String to = next.isEmpty() ? "" : next.get(0).state();
        return new Transition(to, output.of(scope, otherwise), values);
    }

    Stream<State.Successor> successors() {
        return next.stream();
    }
}
