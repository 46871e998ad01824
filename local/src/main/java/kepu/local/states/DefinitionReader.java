package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads a definition to its end, whatever is wrong on the way. */
final class DefinitionReader {
    private static final int LONGEST_NAME = 80;
    private static final Map<String, BiFunction<String, Place, State>> TYPES = Map.of(
            "Task", TaskState::at,
            "Choice", ChoiceState::at,
            "Wait", WaitState::at,
            "Pass", PassState::at,
            "Succeed", SucceedState::at,
            "Fail", FailState::at);

    private final Place.Notes notes = Place.Notes.empty();
    private final Map<String, State> states = new LinkedHashMap<>();

    private DefinitionReader() {}

    static Definition read(JsonNode definition) {
        return new DefinitionReader().readFrom(definition);
    }

    private Definition readFrom(JsonNode definition) {
        Place root = Place.root(definition, notes);
        root.onlyHas(Set.of("Comment", "StartAt", "States", "QueryLanguage", "TimeoutSeconds", "Version"));
        if (!"JSONata".equals(definition.path("QueryLanguage").asText())) {
            root.at("QueryLanguage").refuse("must be JSONata");
        }
        if (root.has("Version") && !root.text("Version").equals("1.0")) {
            root.at("Version").refuse("must be 1.0");
        }
        double timeout = root.number("TimeoutSeconds", 0, n -> n == Math.rint(n) && n >= 1, "a positive integer");
        String startAt = root.text("StartAt");
        readStates(root.at("States"));
        Set<String> written = new HashSet<>();
        root.at("States").node().fieldNames().forEachRemaining(written::add);
        checkTransitions(startAt, written);
        checkVariables();
        if (!notes.faults().isEmpty()) {
            throw new DefinitionRefused(notes.faults());
        }
        return new Definition(startAt, states, (long) timeout, notes.warnings());
    }

    private void readStates(Place place) {
        if (!place.node().isObject() || place.node().isEmpty()) {
            place.refuse("must be an object with at least one state");
            return;
        }
        place.node().fieldNames().forEachRemaining(name -> {
            Place state = place.at(name).asState();
            if (name.length() > LONGEST_NAME) {
                state.refuse("a state's name has at most " + LONGEST_NAME + " characters");
            }
            read(name, state).ifPresent(read -> states.put(name, read));
        });
    }

    private static Optional<State> read(String name, Place state) {
        if (!state.node().isObject()) {
            state.refuse("must be an object");
            return Optional.empty();
        }
        if (state.has("QueryLanguage") && !state.text("QueryLanguage").equals("JSONata")) {
            state.at("QueryLanguage").refuse("must be JSONata");
        }
        String type = state.text("Type");
        Optional<BiFunction<String, Place, State>> reader = Optional.ofNullable(TYPES.get(type));
        if (reader.isEmpty() && !type.isEmpty()) {
            state.at("Type")
                    .refuse("'" + type + "' is not a type that is understood: "
                            + String.join(", ", TYPES.keySet().stream().sorted().toList()));
        }
        return reader.map(read -> read.apply(name, state));
    }

    private void checkTransitions(String startAt, Set<String> written) {
        if (!startAt.isEmpty() && !written.contains(startAt)) {
            notes.faults().add(new Finding("/StartAt", "there is no state '" + startAt + "'"));
        }
        Set<String> reached = new HashSet<>();
        Deque<String> toVisit = new ArrayDeque<>(Set.of(startAt));
        while (!toVisit.isEmpty()) {
            String name = toVisit.pop();
            if (reached.add(name) && states.containsKey(name)) {
                states.get(name).successors().forEach(next -> toVisit.push(next.state()));
            }
        }
        states.forEach((name, state) -> {
            state.successors()
                    .filter(next -> !next.state().isEmpty() && !written.contains(next.state()))
                    .forEach(next -> notes.faults()
                            .add(new Finding(next.pointer(), "there is no state '" + next.state() + "'")));
            // Where a state could not be read, what it leads to is not known.
            if (!reached.contains(name) && states.size() == written.size()) {
                notes.faults().add(new Finding(Place.child("/States", name), "no transition leads here"));
            }
        });
    }

    private void checkVariables() {
        notes.uses().stream()
                .filter(use -> !notes.assigned().contains(use.name()))
                .forEach(use -> notes.faults()
                        .add(new Finding(
                                use.pointer(), "$" + use.name() + " is neither a function nor assigned by any state")));
    }
}
