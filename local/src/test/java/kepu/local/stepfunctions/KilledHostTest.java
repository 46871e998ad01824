package kepu.local.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** {@code kill -9} at the moments that matter, and at any. */
@Timeout(300)
class KilledHostTest {
    private static final String REVIEW = """
            QueryLanguage: JSONata
            StartAt: Ask
            States:
              Ask:
                Type: Task
                Resource: arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken
                TimeoutSeconds: 3600
                Arguments: { Token: "{% $states.context.Task.Token %}", By: "{% $states.context.Execution.Name %}" }
                Catch: [ { ErrorEquals: [States.Timeout], Next: Expired } ]
                Assign: { verdict: "{% $states.result %}" }
                Next: Write
              Write:
                Type: Task
                Resource: arn:aws:states:::aws-sdk:dynamodb:transactWriteItems
                Arguments: { By: "{% $states.context.Execution.Name %}" }
                Next: Done
              Done: { Type: Succeed, Output: "{% $verdict %}" }
              Expired: { Type: Succeed, Output: expired }
            """;

    @TempDir
    Path directory;

    private RecordingService service;

    @BeforeEach
    void startService() throws IOException {
        service = new RecordingService();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    private HostProcess host(Duration ahead) throws IOException {
        return HostProcess.start(directory, REVIEW, service.uri(), ahead);
    }

    private HostProcess host() throws IOException {
        return host(Duration.ZERO);
    }

    private static String start(SfnClient client, String name) {
        return client.startExecution(
                        request -> request.stateMachineArn(Host.MACHINE).name(name))
                .executionArn();
    }

    private static DescribeExecutionResponse awaitEnd(SfnClient client, String arn) {
        Host.await(
                () -> client.describeExecution(request -> request.executionArn(arn))
                                .status()
                        != ExecutionStatus.RUNNING,
                () -> "still running: " + types(client, arn));
        return client.describeExecution(request -> request.executionArn(arn));
    }

    private static List<String> types(SfnClient client, String arn) {
        return client.getExecutionHistory(request -> request.executionArn(arn)).events().stream()
                .map(HistoryEvent::typeAsString)
                .toList();
    }

    private static void awaitEvent(SfnClient client, String arn, String type) {
        Host.await(() -> types(client, arn).contains(type), () -> "no " + type + " in " + types(client, arn));
    }

    /** The tokens that were handed out for an execution, in order. */
    private List<String> tokens(String name) {
        return service.requests().stream()
                .filter(request -> request.path("By").asText().equals(name) && request.has("Token"))
                .map(request -> request.path("Token").asText())
                .toList();
    }

    @Test
    void callsAgainWithTheSameTokenWhenKilledWhileCalling() throws IOException {
        service.keepSilent(true);
        String arn;
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            arn = start(client, "one");
            Host.await(() -> tokens("one").size() == 1, () -> "not called");
        }
        service.keepSilent(false);
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            awaitEvent(client, arn, "TaskSubmitted");
            List<String> tokens = tokens("one");
            assertEquals(2, tokens.size());
            assertEquals(tokens.get(0), tokens.get(1));
            client.sendTaskSuccess(request -> request.taskToken(tokens.get(0)).output("\"approve\""));
            assertEquals("\"approve\"", awaitEnd(client, arn).output());
            assertEquals(
                    2,
                    types(client, arn).stream().filter("TaskScheduled"::equals).count());
        }
    }

    @Test
    void countsACompletionThatCameBeforeTheCallWasAnswered() throws IOException {
        service.keepSilent(true);
        String arn;
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            arn = start(client, "one");
            Host.await(() -> tokens("one").size() == 1, () -> "not called");
            client.sendTaskSuccess(
                    request -> request.taskToken(tokens("one").get(0)).output("\"approve\""));
        }
        service.keepSilent(false);
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            assertEquals("\"approve\"", awaitEnd(client, arn).output());
            assertEquals(1, tokens("one").size());
        }
    }

    @Test
    void keepsACompletionThatItHasAnswered() throws IOException {
        String arn;
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            arn = start(client, "one");
            awaitEvent(client, arn, "TaskSubmitted");
            service.keepSilent(true);
            client.sendTaskSuccess(
                    request -> request.taskToken(tokens("one").get(0)).output("\"approve\""));
        }
        service.keepSilent(false);
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            assertThrows(
                    TaskTimedOutException.class,
                    () -> client.sendTaskFailure(
                            request -> request.taskToken(tokens("one").get(0))));
            assertEquals("\"approve\"", awaitEnd(client, arn).output());
        }
        // The write was asked for once or, when the kill came between, again: then as the same request.
        Set<String> writes = new HashSet<>();
        service.requests().stream()
                .filter(request -> request.has("ClientRequestToken"))
                .forEach(
                        request -> writes.add(request.path("ClientRequestToken").asText()));
        assertEquals(1, writes.size());
    }

    @Test
    void timesOutWhatRanOutWhileItWasDead() throws IOException {
        String arn;
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            arn = start(client, "one");
            awaitEvent(client, arn, "TaskSubmitted");
        }
        try (HostProcess host = host(Duration.ofHours(2));
                SfnClient client = host.client()) {
            assertEquals("\"expired\"", awaitEnd(client, arn).output());
            assertTrue(
                    types(client, arn).contains("TaskTimedOut"),
                    types(client, arn).toString());
            assertEquals(1, tokens("one").size());
        }
    }

    @Test
    void overwritesALineThatWasTorn() throws IOException {
        String arn;
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            arn = start(client, "one");
            awaitEvent(client, arn, "TaskSubmitted");
        }
        try (Stream<Path> logs = Files.list(directory.resolve("home/executions"))) {
            for (Path log : logs.toList()) {
                Files.writeString(log, "{\"events\":[{\"type\":\"TaskSucc", StandardOpenOption.APPEND);
            }
        }
        for (int i = 0; i < 2; i++) {
            try (HostProcess host = host();
                    SfnClient client = host.client()) {
                if (i == 0) {
                    client.sendTaskSuccess(
                            request -> request.taskToken(tokens("one").get(0)).output("\"approve\""));
                }
                assertEquals("\"approve\"", awaitEnd(client, arn).output());
            }
        }
    }

    @Test
    void losesNothingAndDoublesNothingHoweverOftenItIsKilled() throws IOException {
        int executions = 12;
        Random random = new Random(20230920);
        List<String> started = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        for (int life = 0; life < 5; life++) {
            try (HostProcess host = host();
                    SfnClient client = host.client()) {
                Thread killer = new Thread(() -> {
                    try {
                        Thread.sleep(150 + random.nextInt(600));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    host.kill();
                });
                killer.start();
                drive(client, executions, started, answered);
                killer.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        try (HostProcess host = host();
                SfnClient client = host.client()) {
            IntStream.range(0, executions)
                    .mapToObj(i -> "act-" + i)
                    .filter(name -> !started.contains(name))
                    .forEach(name -> start(client, name));
            for (int i = 0; i < executions; i++) {
                String name = "act-" + i;
                String arn = Host.MACHINE.replace("stateMachine", "execution") + ":" + name;
                Host.await(() -> !tokens(name).isEmpty(), () -> name + " was never called");
                if (answered.add(name)) {
                    complete(client, name);
                }
                assertEquals("\"" + name + "\"", awaitEnd(client, arn).output());
                List<String> types = types(client, arn);
                assertEquals(2, types.stream().filter("TaskScheduled"::equals).count(), types.toString());
                assertEquals(2, types.stream().filter("TaskSucceeded"::equals).count(), types.toString());
                assertEquals(1, new HashSet<>(tokens(name)).size(), name);
                List<Long> ids = client.getExecutionHistory(request -> request.executionArn(arn)).events().stream()
                        .map(HistoryEvent::id)
                        .toList();
                assertEquals(
                        IntStream.rangeClosed(1, ids.size())
                                .mapToObj(Long::valueOf)
                                .toList(),
                        ids);
            }
        }
    }

    /** Starts and answers what it can until the host dies. */
    private void drive(SfnClient client, int executions, List<String> started, Set<String> answered) {
        try {
            for (int i = 0; i < executions; i++) {
                if (!started.contains("act-" + i)) {
                    start(client, "act-" + i);
                    started.add("act-" + i);
                }
                if (i % 2 == 0 && !tokens("act-" + i).isEmpty() && !answered.contains("act-" + i)) {
                    complete(client, "act-" + i);
                    answered.add("act-" + i);
                }
            }
        } catch (SdkClientException killed) {
            // What was answered must stand; what was not may.
        }
    }

    private void complete(SfnClient client, String name) {
        try {
            client.sendTaskSuccess(
                    request -> request.taskToken(tokens(name).get(0)).output("\"" + name + "\""));
        } catch (TaskTimedOutException alreadyCompleted) {
            // An earlier completion stood though its answer was lost.
        }
    }
}
