package kepu.local.stepfunctions;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kepu.local.aws.JsonProtocol;

/**
 * AWS Step Functions for standard workflows in JSONata, on one machine.
 *
 * <p>Executions are durable: whatever was answered survives the end of the process at any moment, and {@link #open} takes up
 * what is unfinished. A task is written down with its token before it is called; when the process ends before the answer is
 * written down, the same call is made again with the same token, so an integration may see a call twice, but a completion
 * counts once. Each execution ends with the definition it began with.
 *
 * <p>Unlike AWS, histories never show task tokens. State machines are given, not created by request.
 */
public final class StepFunctions implements AutoCloseable {
    private final Home home;
    private final Engine engine;
    private final JsonProtocol endpoint;

    private StepFunctions(Home home, Machines machines, Executions executions, Engine engine) {
        this.home = home;
        this.engine = engine;
        Map<String, JsonProtocol.Operation> operations = new HashMap<>();
        operations.putAll(new ExecutionOperations(machines, executions, engine).byName());
        operations.putAll(new HistoryOperations(executions).byName());
        operations.putAll(new MachineOperations(machines, executions).byName());
        operations.putAll(new TaskOperations(executions, engine).byName());
        this.endpoint = new JsonProtocol("AWSStepFunctions", operations);
    }

    /**
     * Opens what is kept, and goes on with what is unfinished.
     *
     * @param home a directory of our own; made when it is missing
     * @param clock of every timeout, wait and retry; may run fast and jump forward
     * @param machines that can be started from now on; others, once started, still go on
     * @param endpoints where SDK integrations go, by the service's name in their ARNs: {@code dynamodb}, {@code sfn}, …
     * @throws kepu.local.states.DefinitionRefused for a definition, with all that is wrong with it
     * @throws IllegalArgumentException for a definition that calls a service without an endpoint
     * @throws IllegalStateException when another process has the directory open, or a file in it cannot be read
     */
    public static StepFunctions open(
            Path home, Clock clock, List<StateMachine> machines, Map<String, URI> endpoints, LambdaInvoker lambda) {
        Home opened = Home.open(home);
        try {
            ServiceEndpoints services = new ServiceEndpoints(endpoints);
            Machines served = Machines.open(opened, machines, services, clock.instant());
            Executions executions = Executions.open(opened, served, new SecureRandom());
            Engine engine = new Engine(clock, new Calls(lambda, services));
            executions.all().forEach(engine::wake);
            return new StepFunctions(opened, served, executions, engine);
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    /** The service's endpoint: AWS JSON 1.0, on any path. */
    public HttpHandler handler() {
        return endpoint;
    }

    /** Stops working; unfinished executions wait for the next {@link #open}. */
    @Override
    public void close() {
        engine.close();
        home.close();
    }
}
