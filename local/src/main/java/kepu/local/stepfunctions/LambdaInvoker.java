package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls a Lambda function synchronously; given by the host that runs the functions. */
@FunctionalInterface
public interface LambdaInvoker {
    /**
     * Called on a thread of Step Functions' own; may take as long as the function does.
     *
     * @param function a name, a partial or a full ARN, possibly with a qualifier, as the definition gives it
     * @return the function's answer
     * @throws FunctionFailed when the function itself failed, or there is none of that name
     */
    JsonNode invoke(String function, JsonNode payload) throws FunctionFailed, InterruptedException;
}
