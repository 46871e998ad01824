package kepu.local.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import kepu.local.http.Answer;

/** Stands before an endpoint: lets calls through, or makes them suffer the fault that is due. */
public final class FaultGate implements HttpHandler {
    private static final Map<String, String> SERVICES = Map.of(
            "DynamoDB_20120810", "DynamoDB",
            "AWSStepFunctions", "StepFunctions",
            "TrentService", "KMS",
            "secretsmanager", "SecretsManager");

    private final Faults faults;
    private final HttpHandler behind;
    private final Upstream upstream;
    private final Consumer<String> functionKiller;

    private FaultGate(Faults faults, HttpHandler behind, Upstream upstream, Consumer<String> functionKiller) {
        this.faults = faults;
        this.behind = behind;
        this.upstream = upstream;
        this.functionKiller = functionKiller;
    }

    /**
     * A gate before handlers of this process.
     *
     * @param self where those handlers answer
     * @param functionKiller ends all running invocations of the function named
     */
    public static FaultGate before(HttpHandler behind, URI self, Faults faults, Consumer<String> functionKiller) {
        return new FaultGate(faults, behind, new Upstream(self), functionKiller);
    }

    /** A gate before another process's endpoint, through which every call is handed on. */
    public static FaultGate before(URI target, Faults faults, Consumer<String> functionKiller) {
        Upstream upstream = new Upstream(target);
        return new FaultGate(faults, exchange -> upstream.ask(exchange).send(exchange), upstream, functionKiller);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Fault> fault =
                exchange.getRequestHeaders().containsKey(Upstream.HANDED_ON) ? Optional.empty() : due(exchange);
        if (fault.isEmpty()) {
            behind.handle(exchange);
        } else {
            suffer(fault.get(), exchange);
        }
    }

    private Optional<Fault> due(HttpExchange exchange) {
        String target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        int dot = target.lastIndexOf('.');
        if (dot > 0) {
            String prefix = target.substring(0, dot);
            return faults.next(SERVICES.getOrDefault(prefix, prefix), target.substring(dot + 1));
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/_local/")) {
            return Optional.empty();
        }
        return path.startsWith("/2015-03-31/")
                ? faults.next("Lambda", "Invoke")
                : faults.next("S3", exchange.getRequestMethod());
    }

    private void suffer(Fault fault, HttpExchange exchange) throws IOException {
        System.err.println("fault on purpose: " + fault);
        if (fault.kind().happensFirst()) {
            upstream.ask(exchange);
        }
        switch (fault.kind()) {
            case DROP_BEFORE, DROP_AFTER -> exchange.close();
            case THROTTLE ->
                Answer.text(
                                400,
                                "application/x-amz-json-1.0",
                                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                                        + "\"message\":\"Too much at once.\"}")
                        .send(exchange);
            case ANSWER ->
                Answer.text(
                                fault.answer().get("status").asInt(),
                                "application/x-amz-json-1.0",
                                fault.answer().path("body").toString())
                        .send(exchange);
            case KILL_FUNCTION -> {
                functionKiller.accept(fault.function());
                exchange.close();
            }
            case KILL_BEFORE, KILL_AFTER -> Runtime.getRuntime().halt(137);
        }
    }
}
