package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import kepu.local.aws.JsonProtocol;

/** What can be asked about state machines. */
final class MachineOperations {
    private final Machines machines;
    private final Executions executions;

    MachineOperations(Machines machines, Executions executions) {
        this.machines = machines;
        this.executions = executions;
    }

    Map<String, JsonProtocol.Operation> byName() {
        return Map.of(
                "ListStateMachines", this::list,
                "DescribeStateMachine", this::describe,
                "DescribeStateMachineForExecution", this::describeForExecution);
    }

    private JsonNode list(JsonNode request) {
        return new Pages("stateMachines", "")
                .page(
                        machines.all(),
                        revision -> true,
                        new Request(request),
                        revision -> revision.machine().arn(),
                        this::listed);
    }

    private JsonNode listed(Revision revision) {
        return named(revision)
                .put("type", "STANDARD")
                .put("creationDate", Json.seconds(machines.createdAt(revision.machine())));
    }

    private JsonNode describe(JsonNode members) {
        Request request = new Request(members);
        Revision revision = machines.current(request.arn("stateMachineArn"));
        return described(revision, request)
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("creationDate", Json.seconds(machines.createdAt(revision.machine())));
    }

    private JsonNode describeForExecution(JsonNode members) {
        Request request = new Request(members);
        Execution execution = executions.find(request.arn("executionArn"));
        Revision revision = machines.revision(execution.facts().revision());
        return described(revision, request).put("updateDate", Json.seconds(revision.since()));
    }

    private static ObjectNode described(Revision revision, Request request) {
        ObjectNode described =
                named(revision).put("roleArn", revision.machine().roleArn()).put("revisionId", revision.id());
        if (IncludedData.askedBy(request) == IncludedData.ALL_DATA) {
            described.put("definition", revision.machine().definition().toString());
        } else {
            // The member is required in the answer's shape.
            described.put("definition", "{}");
        }
        described.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
        described.putObject("tracingConfiguration").put("enabled", false);
        return described;
    }

    private static ObjectNode named(Revision revision) {
        return Json.object()
                .put("stateMachineArn", revision.machine().arn())
                .put("name", revision.machine().name());
    }
}
