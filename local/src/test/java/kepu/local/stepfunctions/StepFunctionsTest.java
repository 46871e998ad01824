package kepu.local.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@Timeout(120)
class StepFunctionsTest {
    /** One task waits for its token; what it gives back decides. */
    static final String APPROVAL = """
            QueryLanguage: JSONata
            StartAt: Ask
            States:
              Ask:
                Type: Task
                Resource: arn:aws-cn:states:::lambda:invoke.waitForTaskToken
                TimeoutSeconds: "{% $floor(($toMillis($states.input.until) - $millis()) / 1000) %}"
                Arguments:
                  FunctionName: ask
                  Payload: { token: "{% $states.context.Task.Token %}", retry: "{% $states.context.State.RetryCount %}" }
                Assign: { verdict: "{% $states.result.verdict %}" }
                Catch:
                  - { ErrorEquals: [Returned], Next: Sent back, Assign: { why: "{% $states.errorOutput.Cause %}" } }
                  - { ErrorEquals: [States.Timeout], Next: Expired }
                Next: Approved
              Approved: { Type: Succeed, Output: { verdict: "{% $verdict %}" } }
              Sent back: { Type: Succeed, Output: { why: "{% $why %}" } }
              Expired: { Type: Fail, Error: Expired, Cause: nobody answered }
            """;

    static final String INPUT = "{\"until\":\"2023-09-21T08:00:00+08:00\"}";

    @TempDir
    Path home;

    private final TravellingClock clock = new TravellingClock();
    private final AtomicReference<String> token = new AtomicReference<>("");

    private final LambdaInvoker asking = (function, payload) -> {
        token.set(payload.path("token").asText());
        return Json.object().put("asked", true).put("echo", token.get());
    };

    private Host approval() {
        return Host.open(home, clock, APPROVAL, Map.of(), asking);
    }

    @Test
    void runsAStraightMachineToItsEnd() {
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: Greet
                States:
                  Greet: { Type: Pass, Output: "{% '你好, ' & $states.input.name %}", Next: Done }
                  Done: { Type: Succeed }
                """)) {
            DescribeExecutionResponse ended = host.awaitEnd(host.start("one", "{\"name\":\"科普\"}"));
            assertEquals(ExecutionStatus.SUCCEEDED, ended.status());
            assertEquals("\"你好, 科普\"", ended.output());
            assertEquals(TravellingClock.START, ended.stopDate());
            assertEquals(
                    List.of(
                            "ExecutionStarted",
                            "PassStateEntered",
                            "PassStateExited",
                            "SucceedStateEntered",
                            "SucceedStateExited",
                            "ExecutionSucceeded"),
                    host.types(ended.executionArn()));
        }
    }

    @Test
    void goesOnWithWhatTheTokenBrings() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            host.client.sendTaskSuccess(
                    request -> request.taskToken(token.get()).output("{\"verdict\":\"approve\"}"));
            assertEquals("{\"verdict\":\"approve\"}", host.awaitEnd(arn).output());
            List<HistoryEvent> history = host.history(arn);
            assertEquals(
                    List.of(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "TaskScheduled",
                            "TaskStarted",
                            "TaskSubmitted",
                            "TaskSucceeded",
                            "TaskStateExited",
                            "SucceedStateEntered",
                            "SucceedStateExited",
                            "ExecutionSucceeded"),
                    history.stream().map(HistoryEvent::typeAsString).toList());
            assertEquals(
                    20 * 24 * 3600L, history.get(2).taskScheduledEventDetails().timeoutInSeconds());
            assertEquals(
                    Map.of("verdict", "\"approve\""),
                    history.get(6).stateExitedEventDetails().assignedVariables());
        }
    }

    @Test
    void takesATokenOnlyOnce() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            host.client.sendTaskSuccess(
                    request -> request.taskToken(token.get()).output("{\"verdict\":1}"));
            assertThrows(
                    TaskTimedOutException.class,
                    () -> host.client.sendTaskFailure(request -> request.taskToken(token.get())));
            assertEquals(ExecutionStatus.SUCCEEDED, host.awaitEnd(arn).status());
            assertThrows(
                    TaskTimedOutException.class,
                    () -> host.client.sendTaskSuccess(
                            request -> request.taskToken(token.get()).output("{}")));
        }
    }

    @Test
    void catchesATasksFailureByName() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            host.client.sendTaskFailure(
                    request -> request.taskToken(token.get()).error("Returned").cause("the poster is upside down"));
            assertEquals(
                    "{\"why\":\"the poster is upside down\"}",
                    host.awaitEnd(arn).output());
        }
    }

    @Test
    void timesOutByTheClockThatItWasGiven() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            clock.advance(Duration.ofDays(20).minusSeconds(1));
            assertEquals(ExecutionStatus.RUNNING, host.describe(arn).status());
            clock.advance(Duration.ofSeconds(1));
            // Also when the timer has not fired yet.
            assertThrows(
                    TaskTimedOutException.class,
                    () -> host.client.sendTaskSuccess(
                            request -> request.taskToken(token.get()).output("{}")));
            DescribeExecutionResponse ended = host.awaitEnd(arn);
            assertEquals(ExecutionStatus.FAILED, ended.status());
            assertEquals("Expired", ended.error());
            assertEquals("nobody answered", ended.cause());
            assertTrue(host.types(arn).contains("TaskTimedOut"), host.types(arn).toString());
        }
    }

    @Test
    void showsNoTokenToReadersOfAHistory() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            assertTrue(token.get().length() > 100, token.get());
            host.client.sendTaskSuccess(
                    request -> request.taskToken(token.get()).output("{\"verdict\":\"" + token.get() + "\"}"));
            host.awaitEnd(arn);
            String ending = host.raw("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
            assertTrue(ending.contains("***task token***") && !ending.contains(token.get()), ending);
            String history = host.raw("GetExecutionHistory", "{\"executionArn\":\"" + arn + "\"}");
            assertTrue(!history.contains(token.get().substring(0, 40)), history);
            assertTrue(history.contains("***task token***"), history);
        }
    }

    @Test
    void goesOnAfterAReopening() {
        String arn;
        try (Host host = approval()) {
            arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
        }
        clock.advance(Duration.ofDays(3));
        try (Host host = approval()) {
            host.client.sendTaskSuccess(
                    request -> request.taskToken(token.get()).output("{\"verdict\":\"late\"}"));
            assertEquals("{\"verdict\":\"late\"}", host.awaitEnd(arn).output());
        }
        try (Host host = approval()) {
            assertEquals("{\"verdict\":\"late\"}", host.describe(arn).output());
            assertEquals(10, host.history(arn).size());
        }
    }

    @Test
    void endsUnderTheDefinitionItBeganWith() {
        String arn;
        try (Host host = approval()) {
            arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
        }
        String changed = """
                QueryLanguage: JSONata
                StartAt: Other
                States: { Other: { Type: Succeed } }
                """;
        try (Host host = Host.open(home, clock, changed)) {
            host.client.sendTaskFailure(
                    request -> request.taskToken(token.get()).error("Returned").cause("why"));
            assertEquals("{\"why\":\"why\"}", host.awaitEnd(arn).output());
            assertTrue(host.client
                    .describeStateMachineForExecution(request -> request.executionArn(arn))
                    .definition()
                    .contains("Sent back"));
            assertTrue(host.client
                    .describeStateMachine(request -> request.stateMachineArn(Host.MACHINE))
                    .definition()
                    .contains("Other"));
        }
    }

    @Test
    void triesAgainWithAFreshTokenAfterADelay() {
        AtomicInteger calls = new AtomicInteger();
        LambdaInvoker flaky = (function, payload) -> {
            if (calls.incrementAndGet() < 3) {
                throw new FunctionFailed("Busy", "come back later");
            }
            return payload;
        };
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: Try
                States:
                  Try:
                    Type: Task
                    Resource: arn:aws-cn:lambda:cn-north-1:000000000000:function:flaky
                    Arguments: { retry: "{% $states.context.State.RetryCount %}" }
                    Retry:
                      - { ErrorEquals: [Other], MaxAttempts: 0 }
                      - { ErrorEquals: [States.TaskFailed], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 2 }
                    End: true
                """, Map.of(), flaky)) {
            String arn = host.start("one", "{}");
            host.awaitEvent(arn, "LambdaFunctionFailed");
            assertEquals(1, calls.get());
            clock.advance(Duration.ofSeconds(60));
            Host.await(() -> calls.get() == 2, () -> "not tried again");
            Host.await(
                    () -> host.types(arn).stream()
                                    .filter("LambdaFunctionFailed"::equals)
                                    .count()
                            == 2,
                    () -> "no second failure");
            clock.advance(Duration.ofSeconds(119));
            assertEquals(ExecutionStatus.RUNNING, host.describe(arn).status());
            clock.advance(Duration.ofSeconds(1));
            assertEquals("{\"retry\":2}", host.awaitEnd(arn).output());
        }
    }

    @Test
    void missesAHeartbeat() {
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                    TimeoutSeconds: 1000
                    HeartbeatSeconds: 60
                    Arguments: { FunctionName: work, Payload: { token: "{% $states.context.Task.Token %}" } }
                    Catch: [ { ErrorEquals: [States.HeartbeatTimeout], Next: Dead } ]
                    End: true
                  Dead: { Type: Succeed, Output: "{% $states.input.Error %}" }
                """, Map.of(), asking)) {
            String arn = host.start("one", "{}");
            host.awaitEvent(arn, "TaskSubmitted");
            clock.advance(Duration.ofSeconds(59));
            host.client.sendTaskHeartbeat(request -> request.taskToken(token.get()));
            clock.advance(Duration.ofSeconds(59));
            assertEquals(ExecutionStatus.RUNNING, host.describe(arn).status());
            clock.advance(Duration.ofSeconds(1));
            assertEquals("\"States.HeartbeatTimeout\"", host.awaitEnd(arn).output());
        }
    }

    @Test
    void waitsAcrossAReopening() {
        String machine = """
                QueryLanguage: JSONata
                StartAt: Rest
                States:
                  Rest: { Type: Wait, Timestamp: "{% $states.input.at %}", Next: Rest a little more }
                  Rest a little more: { Type: Wait, Seconds: 5, Assign: { done: true }, Next: Done }
                  Done: { Type: Succeed, Output: "{% $done %}" }
                """;
        String arn;
        try (Host host = Host.open(home, clock, machine)) {
            arn = host.start("one", "{\"at\":\"2023-09-02T08:00:00+08:00\"}");
            host.awaitEvent(arn, "WaitStateEntered");
        }
        clock.advance(Duration.ofDays(1));
        try (Host host = Host.open(home, clock, machine)) {
            Host.await(
                    () -> host.types(arn).stream()
                                    .filter("WaitStateEntered"::equals)
                                    .count()
                            == 2,
                    () -> "still in the first wait");
            clock.advance(Duration.ofSeconds(5));
            assertEquals("true", host.awaitEnd(arn).output());
        }
    }

    @Test
    void stopsWhatIsAsked() {
        try (Host host = approval()) {
            String arn = host.start("one", INPUT);
            host.awaitEvent(arn, "TaskSubmitted");
            clock.advance(Duration.ofSeconds(2));
            host.client.stopExecution(
                    request -> request.executionArn(arn).error("Withdrawn").cause("by its submitter"));
            DescribeExecutionResponse ended = host.describe(arn);
            assertEquals(ExecutionStatus.ABORTED, ended.status());
            assertEquals("Withdrawn", ended.error());
            assertEquals(TravellingClock.START.plusSeconds(2), ended.stopDate());
            List<String> types = host.types(arn);
            assertEquals(
                    List.of("TaskStateAborted", "ExecutionAborted"), types.subList(types.size() - 2, types.size()));
            assertThrows(
                    TaskTimedOutException.class,
                    () -> host.client.sendTaskSuccess(
                            request -> request.taskToken(token.get()).output("{}")));
        }
    }

    @Test
    void wrapsWhatAFunctionAnswers() {
        LambdaInvoker echo =
                (function, payload) -> Json.object().put("function", function).set("payload", payload);
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: Call
                States:
                  Call:
                    Type: Task
                    Resource: arn:aws-cn:states:::lambda:invoke
                    Arguments: { FunctionName: "greet:live", Payload: { a: "{% $states.input.a %}" } }
                    End: true
                """, Map.of(), echo)) {
            assertEquals(
                    "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"function\":\"greet:live\",\"payload\":{\"a\":[1]}},"
                            + "\"StatusCode\":200}",
                    host.awaitEnd(host.start("one", "{\"a\":[1]}")).output());
        }
    }

    @Test
    void failsAsTheFunctionSays() {
        try (Host host = approvalWithoutFunction()) {
            DescribeExecutionResponse ended = host.awaitEnd(host.start("one", INPUT));
            assertEquals(ExecutionStatus.FAILED, ended.status());
            assertEquals("Lambda.ResourceNotFoundException", ended.error());
            assertTrue(ended.cause().contains("\"errorMessage\":\"Function not found: ask\""), ended.cause());
        }
    }

    private Host approvalWithoutFunction() {
        return Host.open(home, clock, APPROVAL);
    }

    @Test
    void startsAnotherMachinesExecutionByTheSdk(@TempDir Path other) {
        String done = "{ QueryLanguage: JSONata, StartAt: Done, States: { Done: { Type: Succeed } } }";
        try (Host callee = Host.open(other, clock, done);
                Host caller = Host.open(
                        home, clock, """
                        QueryLanguage: JSONata
                        StartAt: Start
                        States:
                          Start:
                            Type: Task
                            Resource: arn:aws-cn:states:::aws-sdk:sfn:startExecution
                            Arguments: { StateMachineArn: "%s", Name: "{%% $states.input.name %%}", Input: "{}" }
                            Catch: [ { ErrorEquals: [Sfn.InvalidNameException], Next: Refused } ]
                            Output: "{%% $states.result %%}"
                            End: true
                          Refused: { Type: Succeed, Output: refused }
                        """.formatted(Host.MACHINE), Map.of("sfn", callee.uri()), Host.NO_FUNCTIONS)) {
            String child = Host.MACHINE.replace("stateMachine", "execution") + ":child";
            assertEquals(
                    "{\"ExecutionArn\":\"" + child + "\",\"StartDate\":\"2023-09-01T00:00:00Z\"}",
                    caller.awaitEnd(caller.start("one", "{\"name\":\"child\"}")).output());
            assertEquals(ExecutionStatus.SUCCEEDED, callee.awaitEnd(child).status());
            assertEquals(
                    "\"refused\"",
                    caller.awaitEnd(caller.start("two", "{\"name\":\"a b\"}")).output());
        }
    }

    @Test
    void refusesAMachineWhoseServiceHasNoEndpoint() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: A
                States: { A: { Type: Task, Resource: "arn:aws:states:::aws-sdk:sqs:sendMessage", End: true } }
                """));
        assertTrue(refused.getMessage().contains("[sqs]"), refused.getMessage());
        // And leaves nothing locked.
        approval().close();
    }

    @Test
    void endsAnExecutionThatTakesTooLong() {
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: A
                TimeoutSeconds: 60
                States:
                  A: { Type: Wait, Seconds: 0, Next: B }
                  B: { Type: Wait, Seconds: 3600, End: true }
                """)) {
            String arn = host.start("one", "{}");
            host.awaitEvent(arn, "WaitStateExited");
            clock.advance(Duration.ofSeconds(60));
            assertEquals(ExecutionStatus.TIMED_OUT, host.awaitEnd(arn).status());
            assertTrue(host.types(arn).contains("ExecutionTimedOut"));
        }
    }

    @Test
    void endsARunawayAtTheQuotaOfEvents() {
        try (Host host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: A
                States: { A: { Type: Pass, Next: B }, B: { Type: Pass, Next: A } }
                """)) {
            DescribeExecutionResponse ended = host.awaitEnd(host.start("one", "{}"));
            assertEquals(ExecutionStatus.FAILED, ended.status());
            assertEquals("States.Runtime", ended.error());
        }
    }
}
