package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A state machine that was read whole and found runnable.
 *
 * @param states by name; every transition leads to one of them, and each can be reached
 * @param timeoutSeconds for a whole execution; 0 when it may take any time
 * @param warnings what is allowed, but probably not meant
 */
public record Definition(String startAt, Map<String, State> states, long timeoutSeconds, List<Finding> warnings) {
    public Definition {
        states = Map.copyOf(states);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param definition in the Amazon States Language with {@code QueryLanguage: JSONata}, after substitutions
     * @throws DefinitionRefused naming everything that is wrong, or beyond this interpreter, at once
     */
    public static Definition parse(JsonNode definition) {
        return DefinitionReader.read(definition);
    }

    public State state(String name) {
        return states.get(name);
    }

    /** What a Task state calls. */
    public Integration integration(String taskState) {
        return ((TaskState) states.get(taskState)).integration();
    }

    /** The services that its SDK integrations call, by their names in the ARNs. */
    public Stream<String> services() {
        return states.values().stream()
                .filter(TaskState.class::isInstance)
                .map(state -> ((TaskState) state).integration())
                .filter(Integration.ServiceCall.class::isInstance)
                .map(integration -> ((Integration.ServiceCall) integration).service())
                .distinct();
    }
}
