package kepu.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What an invocation came to.
 *
 * @param failed whether the function failed; the payload then is {@code {errorMessage, errorType, stackTrace}}
 * @param payload what the function wrote, or its error, as Lambda reports it
 */
public record InvocationResult(String requestId, boolean failed, byte[] payload) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static InvocationResult of(String requestId, byte[] payload) {
        return new InvocationResult(requestId, false, payload);
    }

    static InvocationResult failure(String requestId, Throwable thrown) {
        var error = JSON.createObjectNode()
                .put("errorMessage", Objects.requireNonNullElse(thrown.getMessage(), ""))
                .put("errorType", thrown.getClass().getName());
        var trace = error.putArray("stackTrace");
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("kepu.local.lambda.Handler")) {
                // What lies below is the host, not the function.
                break;
            }
            trace.add(asTheServicePrints(frame).toString());
        }
        return new InvocationResult(requestId, true, bytes(error));
    }

    /** Without the names of class loader and module, which are ours. */
    private static StackTraceElement asTheServicePrints(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    static InvocationResult failure(String requestId, String type, String message) {
        return new InvocationResult(
                requestId,
                true,
                bytes(JSON.createObjectNode().put("errorType", type).put("errorMessage", message)));
    }

    /** The payload as JSON. A function that wrote nothing answered {@code null}, as on Lambda. */
    public JsonNode json() throws JsonProcessingException {
        return payload.length == 0 ? JSON.nullNode() : JSON.readTree(text());
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
