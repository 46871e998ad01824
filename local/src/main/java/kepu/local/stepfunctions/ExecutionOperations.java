package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kepu.local.aws.JsonProtocol;
import kepu.local.aws.JsonProtocolRefusal;
import kepu.local.states.Limits;

/** Starting, stopping, listing and describing executions. */
final class ExecutionOperations {
    /** No white space, brackets, wild cards, special or control characters. */
    private static final Pattern NAME = Pattern.compile(
            "[^\\s\\p{Z}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\x{fffe}\\x{ffff}]{1,80}");

    private static final Comparator<Execution> NEWEST_FIRST = Comparator.comparing(
                    (Execution execution) -> execution.facts().startedAt())
            .reversed()
            .thenComparing(execution -> execution.facts().arn());

    private final Machines machines;
    private final Executions executions;
    private final Engine engine;

    ExecutionOperations(Machines machines, Executions executions, Engine engine) {
        this.machines = machines;
        this.executions = executions;
        this.engine = engine;
    }

    Map<String, JsonProtocol.Operation> byName() {
        return Map.of(
                "StartExecution", this::start,
                "StopExecution", this::stop,
                "DescribeExecution", this::describe,
                "ListExecutions", this::list);
    }

    private JsonNode start(JsonNode members) {
        Request request = new Request(members);
        Revision revision = machines.current(request.arn("stateMachineArn"));
        String name = request.optionalText("name", Integer.MAX_VALUE)
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!NAME.matcher(name).matches()) {
            throw new JsonProtocolRefusal("InvalidName", "Invalid Name: '" + name + "'");
        }
        String input = request.optionalText("input", Integer.MAX_VALUE).orElse("{}");
        if (Limits.exceeds(input) || Json.tryParse(input).isEmpty()) {
            throw new JsonProtocolRefusal(
                    "InvalidExecutionInput",
                    "Invalid State Machine Execution Input: 'not JSON, or more than " + Limits.PAYLOAD + " bytes'");
        }
        StateMachine machine = revision.machine();
        Execution execution =
                executions.start(new Facts(machine.arn(), machine.roleArn(), revision.id(), name, input, engine.now()));
        engine.wake(execution);
        return Json.object()
                .put("executionArn", execution.facts().arn())
                .put("startDate", Json.seconds(execution.facts().startedAt()));
    }

    private JsonNode stop(JsonNode members) {
        Request request = new Request(members);
        Execution execution = executions.find(request.arn("executionArn"));
        Instant stoppedAt = execution.stop(Failures.in(request), engine.now());
        return Json.object().put("stopDate", Json.seconds(stoppedAt));
    }

    private JsonNode describe(JsonNode members) {
        Request request = new Request(members);
        Execution execution = executions.find(request.arn("executionArn"));
        ObjectNode described = summary(execution).put("redriveStatus", "NOT_REDRIVABLE");
        boolean whole = IncludedData.askedBy(request) == IncludedData.ALL_DATA;
        Position.Ending ending = execution.position().ending();
        put(described, "input", execution.facts().input(), whole);
        put(described, "output", ending.output(), whole);
        if (whole) {
            described.setAll(Events.failure(TaskTokens.masked(ending.error()), TaskTokens.masked(ending.cause())));
        }
        return described;
    }

    private static void put(ObjectNode described, String member, String payload, boolean whole) {
        if (payload.isEmpty()) {
            return;
        }
        described.putObject(member + "Details").put("included", whole);
        if (whole) {
            described.put(member, TaskTokens.masked(payload));
        }
    }

    private JsonNode list(JsonNode members) {
        Request request = new Request(members);
        if (members.hasNonNull("mapRunArn")) {
            throw Request.invalid("mapRunArn", "must be null: there are no map runs here");
        }
        Revision machine = machines.current(request.arn("stateMachineArn"));
        Optional<Status> status = request.oneOf("statusFilter", Status.class);
        return new Pages(
                        "executions",
                        machine.machine().arn() + status.map(Status::name).orElse(""))
                .page(
                        executions.of(machine.machine().arn()).stream()
                                .sorted(NEWEST_FIRST)
                                .toList(),
                        execution -> status.isEmpty() || status.get() == status(execution),
                        request,
                        execution -> execution.facts().name(),
                        ExecutionOperations::summary);
    }

    private static Status status(Execution execution) {
        return execution.position().ending().status();
    }

    private static ObjectNode summary(Execution execution) {
        Facts facts = execution.facts();
        ObjectNode summary = Json.object()
                .put("executionArn", facts.arn())
                .put("stateMachineArn", facts.machineArn())
                .put("name", facts.name())
                .put("status", status(execution).name())
                .put("startDate", Json.seconds(facts.startedAt()))
                .put("redriveCount", 0);
        if (status(execution) != Status.RUNNING) {
            summary.put("stopDate", Json.seconds(execution.position().ending().at()));
        }
        return summary;
    }
}
