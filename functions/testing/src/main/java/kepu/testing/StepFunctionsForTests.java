package kepu.testing;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import kepu.local.states.Substitutions;
import kepu.local.stepfunctions.StateMachine;
import kepu.local.stepfunctions.StepFunctions;

/** A Step Functions that runs the review machine as it is deployed, on {@link DynamoDbForTests}, on a loopback port. */
public final class StepFunctionsForTests implements AutoCloseable {
    private final StepFunctions states;
    private final HttpServer server;

    private StepFunctionsForTests(StepFunctions states, HttpServer server) {
        this.states = states;
        this.server = server;
    }

    /** With this clock for its time-outs. */
    public static StepFunctionsForTests start(Clock clock) {
        Map<String, String> environment = DynamoDbForTests.environment();
        Path definition = Path.of(System.getProperty("kepu.root"), "statemachines/review.asl.yaml");
        try {
            StateMachine machine = new StateMachine(
                    environment.get("REVIEW_MACHINE"),
                    "arn:aws:iam::000000000000:role/review",
                    new Substitutions(Map.of(
                                    "Partition", "aws",
                                    "ActivitiesTable", environment.get("ACTIVITIES_TABLE"),
                                    "ReviewsTable", environment.get("REVIEWS_TABLE")))
                            .applyTo(new YAMLMapper().readTree(definition.toFile())));
            StepFunctions states = StepFunctions.open(
                    Files.createTempDirectory("states-for-tests"),
                    clock,
                    List.of(machine),
                    Map.of("dynamodb", URI.create(environment.get("AWS_ENDPOINT_URL_DYNAMODB"))),
                    (function, payload) -> {
                        throw new UnsupportedOperationException("the review machine calls no function");
                    });
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", states.handler());
            server.setExecutor(Executors.newCachedThreadPool(Daemons::thread));
            server.start();
            return new StepFunctionsForTests(states, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SFN",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        states.close();
    }
}
