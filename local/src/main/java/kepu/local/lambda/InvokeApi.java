package kepu.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kepu.local.http.Answer;

/** Lambda's Invoke operation: {@code POST /2015-03-31/functions/{name}/invocations}. */
public final class InvokeApi implements HttpHandler {
    public static final String PATH = "/2015-03-31/functions/";

    private static final Pattern INVOCATIONS = Pattern.compile(Pattern.quote(PATH) + "([^/]+)/invocations");
    private static final int LARGEST_BODY = (6 << 20) + 1;

    private final Lambda lambda;
    private final AsyncInvocations async;

    public InvokeApi(Lambda lambda, AsyncInvocations async) {
        this.lambda = lambda;
        this.async = async;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (InvocationRefusal refusal) {
            answer = refused(refusal);
        }
        answer.send(exchange);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Matcher path = INVOCATIONS.matcher(exchange.getRequestURI().getRawPath());
        if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
            throw new InvocationRefusal(404, "UnknownOperationException", "Only Invoke is served here");
        }
        String function = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                .orElse("RequestResponse");
        byte[] event = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        return switch (type) {
            case "RequestResponse" -> answered(lambda.invoke(function, orEmptyObject(event)));
            case "Event" -> {
                async.accept(function, event);
                yield new Answer(202, Map.of(), new byte[0]);
            }
            case "DryRun" -> {
                lambda.declared(function);
                yield new Answer(204, Map.of(), new byte[0]);
            }
            default ->
                throw new InvocationRefusal(
                        400, "InvalidParameterValueException", "'" + type + "' is no invocation type");
        };
    }

    private static byte[] orEmptyObject(byte[] event) {
        return event.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : event;
    }

    private static Answer answered(InvocationResult result) {
        Map<String, List<String>> usual = Map.of(
                "content-type", List.of("application/json"),
                "x-amzn-RequestId", List.of(result.requestId()),
                "X-Amz-Executed-Version", List.of("$LATEST"));
        Map<String, List<String>> headers = new java.util.HashMap<>(usual);
        if (result.failed()) {
            headers.put("X-Amz-Function-Error", List.of("Unhandled"));
        }
        return new Answer(200, headers, result.payload());
    }

    private static Answer refused(InvocationRefusal refusal) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("Type", "User")
                .put("Message", refusal.getMessage())
                .toString();
        return new Answer(
                refusal.status(),
                Map.of("content-type", List.of("application/json"), "x-amzn-errortype", List.of(refusal.type())),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
