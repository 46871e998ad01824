package kepu.local.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Step Functions' own words, through the SDK's eyes. */
@Timeout(120)
class ProtocolTest {
    private static final String EXECUTION = Host.MACHINE.replace("stateMachine", "execution") + ":";

    @TempDir
    Path home;

    private final TravellingClock clock = new TravellingClock();
    private Host host;

    /** Ends at once when told to; otherwise waits a day. */
    @BeforeEach
    void open() {
        host = Host.open(home, clock, """
                QueryLanguage: JSONata
                StartAt: Which
                States:
                  Which:
                    Type: Choice
                    Choices: [ { Condition: "{% $states.input.end = true %}", Next: Done } ]
                    Default: Rest
                  Rest: { Type: Wait, Seconds: 86400, Next: Done }
                  Done: { Type: Succeed }
                """);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void startsTheSameExecutionOnlyOnce() {
        String first = host.start("act-1", "{\"id\":1}");
        assertEquals(EXECUTION + "act-1", first);
        clock.advance(Duration.ofSeconds(1));
        var again = host.client.startExecution(
                request -> request.stateMachineArn(Host.MACHINE).name("act-1").input("{\"id\":1}"));
        assertEquals(first, again.executionArn());
        assertEquals(TravellingClock.START, again.startDate());
        assertThrows(ExecutionAlreadyExistsException.class, () -> host.start("act-1", "{\"id\":2}"));
        clock.advance(Duration.ofDays(1));
        host.awaitEnd(first);
        assertThrows(ExecutionAlreadyExistsException.class, () -> host.start("act-1", "{\"id\":1}"));
    }

    @Test
    void startsOneExecutionForManyWhoAskAtOnce() {
        List<String> arns = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> host.start("act-1", "{}"))
                .distinct()
                .toList();
        assertEquals(List.of(EXECUTION + "act-1"), arns);
        host.awaitEvent(arns.get(0), "WaitStateEntered");
        assertEquals(
                1,
                host.types(arns.get(0)).stream()
                        .filter("ExecutionStarted"::equals)
                        .count());
        assertEquals(
                1,
                host.types(arns.get(0)).stream()
                        .filter("WaitStateEntered"::equals)
                        .count());
    }

    @Test
    void namesExecutionsItself() {
        String arn = host.client
                .startExecution(request -> request.stateMachineArn(Host.MACHINE))
                .executionArn();
        assertTrue(arn.matches(".*:execution:review:[0-9a-f-]{36}"), arn);
        assertEquals("{}", host.describe(arn).input());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "a:b",
                "a*",
                "a?",
                "<a>",
                "a\"",
                "a#",
                "a$",
                "a&",
                "a;",
                "a|",
                "a\u0001",
                "a\u3000b"
            })
    void refusesNames(String name) {
        assertThrows(InvalidNameException.class, () -> host.start(name, "{}"));
    }

    @Test
    void boundsNames() {
        assertEquals(EXECUTION + "审".repeat(80), host.start("审".repeat(80), "{\"end\":true}"));
        assertThrows(InvalidNameException.class, () -> host.start("x".repeat(81), "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "nothing"})
    void refusesInputThatIsNotJson(String input) {
        assertThrows(InvalidExecutionInputException.class, () -> host.start("a", input));
    }

    @Test
    void boundsInputByItsBytes() {
        String largest = "\"" + "科".repeat((262_144 - 2) / 3) + "\"";
        host.start("largest", "{\"end\":true,\"a\":" + "\"" + "x".repeat(262_144 - 19) + "\"}");
        assertThrows(InvalidExecutionInputException.class, () -> host.start("larger", largest + "   "));
    }

    @Test
    void knowsOnlyItsMachinesAndExecutions() {
        assertThrows(
                StateMachineDoesNotExistException.class,
                () -> host.client.startExecution(request -> request.stateMachineArn(Host.MACHINE + "x")));
        assertThrows(
                StateMachineDoesNotExistException.class,
                () -> host.client.describeStateMachine(request -> request.stateMachineArn(Host.MACHINE + "x")));
        assertThrows(
                StateMachineDoesNotExistException.class,
                () -> host.client.listExecutions(request -> request.stateMachineArn(Host.MACHINE + "x")));
        for (String arn : List.of("review", Host.MACHINE)) {
            assertThrows(InvalidArnException.class, () -> host.describe(arn));
            assertThrows(InvalidArnException.class, () -> host.history(arn));
        }
        assertThrows(
                InvalidArnException.class, () -> host.client.startExecution(request -> request.stateMachineArn("x")));
        assertThrows(ExecutionDoesNotExistException.class, () -> host.describe(EXECUTION + "none"));
        assertThrows(ExecutionDoesNotExistException.class, () -> host.history(EXECUTION + "none"));
        assertThrows(
                ExecutionDoesNotExistException.class,
                () -> host.client.stopExecution(request -> request.executionArn(EXECUTION + "none")));
        assertThrows(
                ExecutionDoesNotExistException.class,
                () -> host.client.describeStateMachineForExecution(
                        request -> request.executionArn(EXECUTION + "none")));
    }

    @Test
    void knowsOnlyItsTokens() {
        assertThrows(
                InvalidTokenException.class,
                () -> host.client.sendTaskSuccess(r -> r.taskToken("x").output("{}")));
        assertThrows(InvalidTokenException.class, () -> host.client.sendTaskFailure(r -> r.taskToken("x")));
        assertThrows(InvalidTokenException.class, () -> host.client.sendTaskHeartbeat(r -> r.taskToken("x")));
        String strangers = new TaskTokens().mint("arn:aws:states:us-east-1:000000000000:execution:other:1");
        assertThrows(
                TaskDoesNotExistException.class,
                () -> host.client.sendTaskSuccess(r -> r.taskToken(strangers).output("{}")));
        assertThrows(
                InvalidOutputException.class,
                () -> host.client.sendTaskSuccess(r -> r.taskToken(strangers).output("{")));
        assertThrows(
                InvalidOutputException.class,
                () -> host.client.sendTaskSuccess(
                        r -> r.taskToken(strangers).output("\"" + "x".repeat(262_143) + "\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartExecution | {}                              | ValidationException",
                "StartExecution | {\"stateMachineArn\":5}         | SerializationException",
                "SendTaskSuccess | {\"taskToken\":\"x\"}          | ValidationException",
                "ListExecutions | {\"stateMachineArn\":\"MACHINE\",\"maxResults\":1001}   | ValidationException",
                "ListExecutions | {\"stateMachineArn\":\"MACHINE\",\"statusFilter\":\"DONE\"} | ValidationException",
                "ListExecutions | {\"stateMachineArn\":\"MACHINE\",\"nextToken\":\"x\"}   | InvalidToken",
                "ListExecutions | {\"mapRunArn\":\"x\"}           | ValidationException",
                "ListStateMachines | {\"nextToken\":\"eA==\"}     | InvalidToken",
                "CreateStateMachine | {}                          | UnknownOperationException",
                "CreateActivity | {}                              | UnknownOperationException"
            })
    void refusesMalformedRequests(String action, String body, String type) {
        String answer = host.raw(action, body.replace("MACHINE", Host.MACHINE));
        assertTrue(answer.contains("\"__type\":\"" + type + "\""), answer);
    }

    @Test
    void refusesErrorsThatAreTooLong() {
        String arn = host.start("a", "{}");
        assertThrows(
                ValidationException.class,
                () -> host.client.stopExecution(
                        request -> request.executionArn(arn).error("x".repeat(257))));
        assertEquals(ExecutionStatus.RUNNING, host.describe(arn).status());
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        for (int i = 0; i < 7; i++) {
            host.start("act-" + i, i % 2 == 0 ? "{\"end\":true}" : "{}");
            clock.advance(Duration.ofSeconds(1));
        }
        for (int i = 0; i < 7; i += 2) {
            host.awaitEnd(EXECUTION + "act-" + i);
        }
        List<String> names = new ArrayList<>();
        host.client
                .listExecutionsPaginator(
                        request -> request.stateMachineArn(Host.MACHINE).maxResults(3))
                .executions()
                .forEach(execution -> names.add(execution.name()));
        assertEquals(List.of("act-6", "act-5", "act-4", "act-3", "act-2", "act-1", "act-0"), names);
        List<ExecutionListItem> running = host.client
                .listExecutions(request -> request.stateMachineArn(Host.MACHINE).statusFilter(ExecutionStatus.RUNNING))
                .executions();
        assertEquals(
                List.of("act-5", "act-3", "act-1"),
                running.stream().map(ExecutionListItem::name).toList());
        assertEquals(TravellingClock.START.plusSeconds(5), running.get(0).startDate());
    }

    @Test
    void goesOnListingWhenTheLastOneShownHasChangedItsStatus() {
        for (int i = 0; i < 4; i++) {
            host.start("act-" + i, "{}");
            clock.advance(Duration.ofSeconds(1));
        }
        var first = host.client.listExecutions(request -> request.stateMachineArn(Host.MACHINE)
                .statusFilter(ExecutionStatus.RUNNING)
                .maxResults(2));
        host.client.stopExecution(request -> request.executionArn(EXECUTION + "act-2"));
        var second = host.client.listExecutions(request -> request.stateMachineArn(Host.MACHINE)
                .statusFilter(ExecutionStatus.RUNNING)
                .maxResults(2)
                .nextToken(first.nextToken()));
        assertEquals(
                List.of("act-1", "act-0"),
                second.executions().stream().map(ExecutionListItem::name).toList());
        assertThrows(
                InvalidTokenException.class,
                () -> host.client.listExecutions(
                        request -> request.stateMachineArn(Host.MACHINE).nextToken(first.nextToken())));
    }

    @Test
    void pagesAHistoryInBothOrders() {
        String arn = host.start("a", "{\"end\":true}");
        host.awaitEnd(arn);
        List<Long> ids = new ArrayList<>();
        host.client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(arn).maxResults(2))
                .events()
                .forEach(event -> ids.add(event.id()));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), ids);
        List<Long> reversed = new ArrayList<>();
        host.client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(arn).maxResults(4).reverseOrder(true))
                .events()
                .forEach(event -> reversed.add(event.id()));
        Collections.reverse(ids);
        assertEquals(ids, reversed);
        assertEquals(
                List.of(0L, 0L, 2L, 3L, 4L, 5L),
                host.history(arn).stream().map(HistoryEvent::previousEventId).toList());
    }

    @Test
    void leavesOutDataWhenAsked() {
        String arn = host.start("a", "{\"end\":true,\"note\":\"secret\"}");
        host.awaitEnd(arn);
        String history =
                host.raw("GetExecutionHistory", "{\"executionArn\":\"" + arn + "\",\"includeExecutionData\":false}");
        assertTrue(history.contains("\"name\":\"Which\"") && !history.contains("secret"), history);
        String described =
                host.raw("DescribeExecution", "{\"executionArn\":\"" + arn + "\",\"includedData\":\"METADATA_ONLY\"}");
        assertTrue(described.contains("\"included\":false") && !described.contains("secret"), described);
    }

    @Test
    void describesItsMachines() {
        var machines = host.client.listStateMachines().stateMachines();
        assertEquals(1, machines.size());
        assertEquals("review", machines.get(0).name());
        var machine = host.client.describeStateMachine(request -> request.stateMachineArn(Host.MACHINE));
        assertEquals(TravellingClock.START, machine.creationDate());
        assertEquals("ACTIVE", machine.statusAsString());
        assertTrue(machine.definition().contains("JSONata"), machine.definition());
        String arn = host.start("a", "{}");
        var ofExecution = host.client.describeStateMachineForExecution(request -> request.executionArn(arn));
        assertEquals(machine.revisionId(), ofExecution.revisionId());
        assertEquals(machine.definition(), ofExecution.definition());
    }

    @Test
    void isServedToOneProcessAtATime() {
        assertThrows(
                IllegalStateException.class,
                () -> Host.open(
                        home, clock, "{ QueryLanguage: JSONata, StartAt: A, States: { A: { Type: Succeed } } }"));
    }

    @Test
    void answersAStopOfWhatHasEndedWithItsEnd() {
        String arn = host.start("a", "{\"end\":true}");
        host.awaitEnd(arn);
        clock.advance(Duration.ofDays(1));
        assertEquals(
                TravellingClock.START,
                host.client.stopExecution(request -> request.executionArn(arn)).stopDate());
        assertEquals(ExecutionStatus.SUCCEEDED, host.describe(arn).status());
    }

    @Test
    void keepsItsWordAboutUnknownActionsInTheSdk() {
        assertEquals(
                "UnknownOperationException",
                assertThrows(SfnException.class, () -> host.client.createActivity(request -> request.name("a")))
                        .awsErrorDetails()
                        .errorCode());
    }
}
