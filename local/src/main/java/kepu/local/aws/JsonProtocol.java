package kepu.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint of one service that speaks AWS JSON 1.0 or 1.1: {@code X-Amz-Target: <prefix>.<Operation>} chooses the
 * operation, its body is a JSON object, its answer is one.
 *
 * <p>The content type of the request is answered in kind, so one endpoint serves both versions of the protocol.
 * Signatures are not checked: the endpoint is for the machine it runs on. Refused with AWS's own names: an operation not
 * served ({@code UnknownOperationException}), a body that is no JSON object ({@code SerializationException}) or is larger
 * than 4 MiB ({@code RequestEntityTooLargeException}, 413). Whatever else escapes an operation is an
 * {@code InternalFailure} (500), which SDKs retry.
 */
public final class JsonProtocol implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(JsonProtocol.class);
    private static final int LARGEST_BODY = 4 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            // A timestamp or amount is answered as it was written, never through binary floating point.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String targetPrefix;
    private final Map<String, Operation> operations;

    /** One action of a service. Says no by throwing {@link JsonProtocolRefusal}. */
    @FunctionalInterface
    public interface Operation {
        /**
         * @param request always a JSON object, empty when the client sent no body
         * @return the members of the answer; an empty object for an action that answers nothing
         */
        JsonNode answer(JsonNode request);
    }

    /**
     * @param targetPrefix what stands before the dot of {@code X-Amz-Target}, such as {@code AWSStepFunctions},
     *     {@code TrentService} (KMS) or {@code secretsmanager}
     * @param operations by action name, such as {@code StartExecution}
     */
    public JsonProtocol(String targetPrefix, Map<String, Operation> operations) {
        this.targetPrefix = targetPrefix;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, operation(exchange).answer(body(exchange)));
            } catch (JsonProtocolRefusal refusal) {
                send(exchange, refusal);
            } catch (RuntimeException unexpected) {
                LOG.error("{} failed", exchange.getRequestHeaders().getFirst("X-Amz-Target"), unexpected);
                send(
                        exchange,
                        new JsonProtocolRefusal(500, "InternalFailure", "The request failed; see the host's log."));
            }
        }
    }

    private Operation operation(HttpExchange exchange) {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        Optional<Operation> operation =
                exchange.getRequestMethod().equals("POST") && target.startsWith(targetPrefix + ".")
                        ? Optional.ofNullable(operations.get(target.substring(targetPrefix.length() + 1)))
                        : Optional.empty();
        return operation.orElseThrow(() -> new JsonProtocolRefusal(
                "UnknownOperationException", "Not an operation that is served here: '" + target + "'"));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new JsonProtocolRefusal(
                    413, "RequestEntityTooLargeException", "The body is larger than " + LARGEST_BODY + " bytes");
        }
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode request = JSON.readTree(body);
            if (request.isObject()) {
                return request;
            }
        } catch (JsonProcessingException malformed) {
            throw new JsonProtocolRefusal("SerializationException", "The body is not JSON");
        }
        throw new JsonProtocolRefusal("SerializationException", "The body is not a JSON object");
    }

    private static void send(HttpExchange exchange, JsonProtocolRefusal refusal) throws IOException {
        send(
                exchange,
                refusal.status(),
                JSON.createObjectNode().put("__type", refusal.type()).put("message", refusal.getMessage()));
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        String asked = exchange.getRequestHeaders().getFirst("Content-Type");
        String contentType = "application/x-amz-json-1.1".equals(asked)
                ? "application/x-amz-json-1.1"
                : "application/x-amz-json-1.0";
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
