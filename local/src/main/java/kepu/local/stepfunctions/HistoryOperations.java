package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kepu.local.aws.JsonProtocol;

/** The events of an execution, without the tokens of its tasks. */
final class HistoryOperations {
    private static final Set<String> DATA = Set.of(
            "input",
            "inputDetails",
            "output",
            "outputDetails",
            "parameters",
            "assignedVariables",
            "assignedVariablesDetails");

    private final Executions executions;

    HistoryOperations(Executions executions) {
        this.executions = executions;
    }

    Map<String, JsonProtocol.Operation> byName() {
        return Map.of("GetExecutionHistory", this::history);
    }

    private JsonNode history(JsonNode members) {
        Request request = new Request(members);
        Execution execution = executions.find(request.arn("executionArn"));
        boolean reverse = request.flag("reverseOrder", false);
        boolean whole = request.flag("includeExecutionData", true);
        List<JsonNode> events = new ArrayList<>(execution.events());
        if (reverse) {
            Collections.reverse(events);
        }
        return new Pages("events", execution.facts().arn() + reverse)
                .page(events, event -> true, request, event -> event.path("id").asText(), event -> shown(event, whole));
    }

    private static JsonNode shown(JsonNode event, boolean whole) {
        ObjectNode shown = event.deepCopy();
        // Read back from the log it is a double, which would be written with an exponent.
        shown.put("timestamp", event.path("timestamp").decimalValue());
        if (!whole) {
            shown.forEach(member -> {
                if (member instanceof ObjectNode details) {
                    details.remove(DATA);
                }
            });
        }
        return shown;
    }
}
