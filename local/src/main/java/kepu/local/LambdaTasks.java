package kepu.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import kepu.local.lambda.InvocationRefusal;
import kepu.local.lambda.InvocationResult;
import kepu.local.lambda.Lambda;
import kepu.local.stepfunctions.FunctionFailed;
import kepu.local.stepfunctions.LambdaInvoker;

/** Lets state machines call functions, with the error names that Step Functions gives their failures. */
record LambdaTasks(Lambda lambda) implements LambdaInvoker {
    @Override
    public JsonNode invoke(String function, JsonNode payload) throws FunctionFailed {
        try {
            InvocationResult result = lambda.invoke(function, payload.toString().getBytes(StandardCharsets.UTF_8));
            JsonNode answer = result.json();
            if (result.failed()) {
                throw new FunctionFailed(
                        answer.path("errorType").asText("Lambda.Unknown"),
                        answer.path("errorMessage").asText());
            }
            return answer;
        } catch (InvocationRefusal refusal) {
            throw new FunctionFailed("Lambda." + refusal.type(), refusal.getMessage());
        } catch (JsonProcessingException malformed) {
            throw new FunctionFailed("States.Runtime", "The function answered something that is not JSON");
        }
    }
}
