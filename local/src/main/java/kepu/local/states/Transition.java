package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * How a state is left.
 *
 * @param next the state to enter; empty when the execution succeeds here
 * @param output what the next state, or the execution, gets
 * @param assigned the variables this state sets; visible from the next state on
 */
public record Transition(Optional<String> next, JsonNode output, Map<String, JsonNode> assigned) {
    public Transition {
        assigned = Map.copyOf(assigned);
    }
}
