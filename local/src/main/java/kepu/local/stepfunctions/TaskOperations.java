package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import kepu.local.aws.JsonProtocol;
import kepu.local.aws.JsonProtocolRefusal;
import kepu.local.states.Failure;
import kepu.local.states.Limits;

/** How those who were handed a task's token report back. What they report is kept before they are answered. */
final class TaskOperations {
    private static final int LONGEST_TOKEN = 2_048;

    private final Executions executions;
    private final Engine engine;

    TaskOperations(Executions executions, Engine engine) {
        this.executions = executions;
        this.engine = engine;
    }

    Map<String, JsonProtocol.Operation> byName() {
        return Map.of(
                "SendTaskSuccess", this::succeed,
                "SendTaskFailure", this::fail,
                "SendTaskHeartbeat", this::heartbeat);
    }

    private JsonNode succeed(JsonNode members) {
        Request request = new Request(members);
        String token = request.text("taskToken", LONGEST_TOKEN);
        String text = request.text("output", Integer.MAX_VALUE);
        if (Limits.exceeds(text)) {
            throw invalidOutput("The output is larger than " + Limits.PAYLOAD + " bytes");
        }
        Optional<JsonNode> output = Json.tryParse(text);
        if (output.isEmpty()) {
            throw invalidOutput("The output is not JSON");
        }
        Execution execution = executions.ofToken(token);
        execution.complete(token, output.get(), engine.now());
        engine.wake(execution);
        return Json.object();
    }

    private JsonNode fail(JsonNode members) {
        Request request = new Request(members);
        String token = request.text("taskToken", LONGEST_TOKEN);
        Failure failure = Failures.in(request);
        Execution execution = executions.ofToken(token);
        execution.fail(token, failure, engine.now());
        engine.wake(execution);
        return Json.object();
    }

    private JsonNode heartbeat(JsonNode members) {
        String token = new Request(members).text("taskToken", LONGEST_TOKEN);
        Execution execution = executions.ofToken(token);
        execution.heartbeat(token, engine.now());
        engine.wake(execution);
        return Json.object();
    }

    private static JsonProtocolRefusal invalidOutput(String why) {
        return new JsonProtocolRefusal("InvalidOutput", "Invalid Output: '" + why + "'");
    }
}
