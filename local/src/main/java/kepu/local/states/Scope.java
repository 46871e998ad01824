package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What an expression can see: {@code $states}, the assigned variables, the time and chance.
 *
 * @param states the members of {@code $states}: always {@code input} and {@code context}
 * @param now what {@code $now()} and {@code $millis()} say throughout this scope
 */
public record Scope(ObjectNode states, Map<String, JsonNode> variables, Instant now, RandomGenerator random) {
    public Scope {
        variables = Map.copyOf(variables);
    }

    public static Scope of(
            JsonNode input, JsonNode context, Map<String, JsonNode> variables, Instant now, RandomGenerator random) {
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        states.set("input", input);
        states.set("context", context);
        return new Scope(states, variables, now, random);
    }

    JsonNode input() {
        return states.get("input");
    }

    Scope withResult(JsonNode result) {
        return with("result", result);
    }

    Scope withErrorOutput(JsonNode errorOutput) {
        return with("errorOutput", errorOutput);
    }

    private Scope with(String member, JsonNode value) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        more.setAll(states);
        more.set(member, value);
        return new Scope(more, variables, now, random);
    }
}
