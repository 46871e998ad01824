package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import kepu.local.states.Integration;

/** Makes the calls of tasks. */
final class Calls implements Integration.Caller<Calls.Call> {
    private final LambdaInvoker lambda;
    private final ServiceEndpoints services;

    /** A call of one integration, ready to be made. */
    @FunctionalInterface
    interface Call {
        JsonNode make(Execution.PendingCall pending) throws CallFailed, InterruptedException;
    }

    Calls(LambdaInvoker lambda, ServiceEndpoints services) {
        this.lambda = lambda;
        this.services = services;
    }

    JsonNode make(Execution.PendingCall pending) throws CallFailed, InterruptedException {
        return pending.integration().by(this).make(pending);
    }

    @Override
    public Call invokeLambda(Integration.LambdaInvoke integration) {
        return pending -> {
            JsonNode arguments = pending.arguments();
            if (!arguments.path("FunctionName").isTextual()) {
                throw new CallFailed("States.Runtime", "lambda:invoke needs a FunctionName in its Arguments");
            }
            JsonNode payload = Optional.ofNullable(arguments.get("Payload")).orElseGet(Json::object);
            ObjectNode result = Json.object().put("ExecutedVersion", "$LATEST");
            result.set("Payload", invoke(arguments.get("FunctionName").textValue(), payload));
            return result.put("StatusCode", 200);
        };
    }

    @Override
    public Call callFunction(Integration.LambdaFunction integration) {
        return pending -> invoke(integration.arn(), pending.arguments());
    }

    @Override
    public Call callService(Integration.ServiceCall integration) {
        return pending -> services.call(integration, pending);
    }

    private JsonNode invoke(String function, JsonNode payload) throws CallFailed, InterruptedException {
        try {
            return lambda.invoke(function, payload);
        } catch (FunctionFailed failed) {
            String message = Optional.ofNullable(failed.getMessage()).orElse("");
            ObjectNode cause = Json.object().put("errorMessage", message).put("errorType", failed.errorType());
            throw new CallFailed(failed.errorType(), cause.toString());
        } catch (RuntimeException unreachable) {
            throw new CallFailed("Lambda.SdkClientException", String.valueOf(unreachable.getMessage()));
        }
    }
}
