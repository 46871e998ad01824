package kepu.local.stepfunctions;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Step Functions behind a real socket, talked to by the real SDK. */
final class Host implements AutoCloseable {
    static final String MACHINE = "arn:aws-cn:states:cn-north-1:000000000000:stateMachine:review";
    static final LambdaInvoker NO_FUNCTIONS = (function, payload) -> {
        throw new FunctionFailed("Lambda.ResourceNotFoundException", "Function not found: " + function);
    };
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StepFunctions stepFunctions;
    final SfnClient client;

    private Host(HttpServer server, StepFunctions stepFunctions) {
        this.server = server;
        this.stepFunctions = stepFunctions;
        server.setExecutor(threads);
        server.createContext("/", stepFunctions.handler());
        server.start();
        this.client = client(uri());
    }

    static Host open(Path home, Clock clock, String yaml, Map<String, URI> endpoints, LambdaInvoker lambda) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            return new Host(server, StepFunctions.open(home, clock, List.of(machine(yaml)), endpoints, lambda));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Host open(Path home, Clock clock, String yaml) {
        return open(home, clock, yaml, Map.of(), NO_FUNCTIONS);
    }

    static StateMachine machine(String yaml) {
        return new StateMachine(MACHINE, "arn:aws-cn:iam::000000000000:role/review", yaml(yaml));
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static SfnClient client(URI endpoint) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.CN_NORTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String start(String name, String input) {
        return client.startExecution(
                        request -> request.stateMachineArn(MACHINE).name(name).input(input))
                .executionArn();
    }

    DescribeExecutionResponse describe(String arn) {
        return client.describeExecution(request -> request.executionArn(arn));
    }

    DescribeExecutionResponse awaitEnd(String arn) {
        await(() -> describe(arn).status() != ExecutionStatus.RUNNING, () -> "still running: " + types(arn));
        return describe(arn);
    }

    List<HistoryEvent> history(String arn) {
        return client.getExecutionHistory(request -> request.executionArn(arn)).events();
    }

    List<String> types(String arn) {
        return history(arn).stream().map(HistoryEvent::typeAsString).toList();
    }

    /** The answer as it goes over the wire: the SDK shows no payloads. */
    String raw(String action, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri())
                .timeout(Duration.ofSeconds(10))
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void awaitEvent(String arn, String type) {
        await(
                () -> types(arn).contains(type),
                () -> "no " + type + " in " + raw("GetExecutionHistory", "{\"executionArn\":\"" + arn + "\"}"));
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                fail(otherwise.get());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
        stepFunctions.close();
    }
}
