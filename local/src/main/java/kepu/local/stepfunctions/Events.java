package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;

/**
 * New events of a history, in the shape in which the service answers them.
 *
 * <p>Task tokens are masked in every text, also where AWS would show them ({@code TaskScheduled.parameters}): who may read a
 * history may not therefore decide for others.
 */
final class Events {
    private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
    private final Instant now;
    private long last;

    Events(long last, Instant now) {
        this.last = last;
        this.now = now;
    }

    /** The id of the latest event, of these or before them. */
    long last() {
        return last;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    ArrayNode toJson() {
        return events;
    }

    void add(String type) {
        events.addObject()
                .put("timestamp", Json.seconds(now))
                .put("type", type)
                .put("id", last + 1)
                // As on AWS, the first state's entry does not name the start as its predecessor.
                .put("previousEventId", last == 1 ? 0 : last);
        last++;
    }

    /** @param detailsOf the event's details are under {@code <detailsOf>EventDetails} */
    void add(String type, String detailsOf, ObjectNode details) {
        add(type);
        ((ObjectNode) events.get(events.size() - 1)).set(detailsOf + "EventDetails", masked(details));
    }

    void started(Facts facts) {
        ObjectNode details = withText("input", facts.input()).put("roleArn", facts.roleArn());
        add("ExecutionStarted", "executionStarted", details);
    }

    void entered(String stateType, Position.Visit visit) {
        ObjectNode details = withText("input", visit.input().toString()).put("name", visit.state());
        add(stateType + "StateEntered", "stateEntered", details);
    }

    void exited(String stateType, String state, JsonNode output, Map<String, JsonNode> assigned) {
        ObjectNode details = withText("output", output.toString()).put("name", state);
        if (!assigned.isEmpty()) {
            ObjectNode variables = details.putObject("assignedVariables");
            assigned.forEach((name, value) -> variables.put(name, value.toString()));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        add(stateType + "StateExited", "stateExited", details);
    }

    void ended(Position.Ending ending) {
        switch (ending.status()) {
            case SUCCEEDED -> add("ExecutionSucceeded", "executionSucceeded", withText("output", ending.output()));
            case FAILED -> add("ExecutionFailed", "executionFailed", failure(ending.error(), ending.cause()));
            case TIMED_OUT -> add("ExecutionTimedOut", "executionTimedOut", failure(ending.error(), ending.cause()));
            case ABORTED -> add("ExecutionAborted", "executionAborted", failure(ending.error(), ending.cause()));
            case RUNNING -> throw new IllegalArgumentException("not an ending");
        }
    }

    /** Details with a payload, and that it is whole. */
    static ObjectNode withText(String member, String payload) {
        ObjectNode details = Json.object().put(member, payload);
        details.putObject(member + "Details").put("truncated", false);
        return details;
    }

    /** Members that were not given are left out, as the service does. */
    static ObjectNode failure(String error, String cause) {
        ObjectNode details = Json.object();
        if (!error.isEmpty()) {
            details.put("error", error);
        }
        if (!cause.isEmpty()) {
            details.put("cause", cause);
        }
        return details;
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(TaskTokens.masked(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode masked = Json.object();
            node.properties().forEach(member -> masked.set(member.getKey(), masked(member.getValue())));
            return masked;
        }
        return node;
    }
}
