package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How a state is left.
 *
 * @param next the state to enter; empty, as no state's name is, when the execution succeeds here
 * @param output what the next state, or the execution, gets
 * @param assigned the variables this state sets; visible from the next state on
 */
public record Transition(String next, JsonNode output, Map<String, JsonNode> assigned) {
    public Transition {
        assigned = Map.copyOf(assigned);
    }

    public boolean endsExecution() {
        return next.isEmpty();
    }
}
