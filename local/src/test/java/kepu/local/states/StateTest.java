package kepu.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {
    private static final Instant NOW = Instant.parse("2023-09-01T00:00:00Z");
    private static final String TASK = "Type: Task, Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem'";

    private final RecordedCourse course = new RecordedCourse();

    private static JsonNode json(String yaml) {
        return DefinitionTest.yaml(yaml);
    }

    private static Scope scope(String input) {
        return Scope.of(json(input), json("{ State: { Name: S } }"), Map.of("round", json("3")), NOW, new Random(42));
    }

    /** The state S of a machine in which everything is reached, whatever S leads to. */
    private static State state(String fields) {
        return Definition.parse(DefinitionTest.yaml("""
                QueryLanguage: JSONata
                StartAt: Start
                States:
                  Start: { Type: Choice, Default: T, Assign: { round: 1 }, Choices: [ { Condition: "{%% true %%}", Next: S } ] }
                  S: { %s }
                  T: { Type: Pass, Next: U }
                  U: { Type: Succeed }
                """.formatted(fields))).state("S");
    }

    @Test
    void passesItsInputOnWhenNothingElseIsSaid() {
        state("Type: Pass, Next: T").enter(scope("{ a: 1 }"), course);
        assertEquals(new Transition("T", json("{ a: 1 }"), Map.of()), course.only());
    }

    @Test
    void assignsAndPutsOutFromTheVariablesOfBefore() {
        state(
                        "Type: Pass, Assign: { round: '{% $round + 1 %}' }, Output: { was: '{% $round %}', by: ['{% $states.context.State.Name %}'] }, End: true")
                .enter(scope("{}"), course);
        assertEquals(new Transition("", json("{ was: 3, by: [S] }"), Map.of("round", json("4"))), course.only());
    }

    @Test
    void takesTheFirstChoiceThatHolds() {
        State choice = state("Type: Choice, Default: U, Assign: { round: 0 }, Output: none, Choices: ["
                + "{ Condition: '{% $states.input.level = \"NATION\" %}', Next: T, Output: '{% $states.input.level %}' },"
                + "{ Condition: '{% $round = 3 %}', Next: U, Assign: { round: 9 } }]");
        choice.enter(scope("{ level: NATION }"), course);
        choice.enter(scope("{ level: PROVINCE }"), course);
        assertEquals(
                List.of(
                        new Transition("T", TextNode.valueOf("NATION"), Map.of()),
                        new Transition("U", json("{ level: PROVINCE }"), Map.of("round", json("9")))),
                course.taken);
    }

    @Test
    void takesTheDefaultWithItsOwnOutput() {
        state(
                        "Type: Choice, Default: U, Assign: { round: 0 }, Output: none, Choices: [{ Condition: '{% false %}', Next: T }]")
                .enter(scope("{}"), course);
        assertEquals(new Transition("U", TextNode.valueOf("none"), Map.of("round", json("0"))), course.only());
    }

    @Test
    void failsWithoutAMatchingChoice() {
        State choice = state("Type: Choice, Choices: [{ Condition: '{% false %}', Next: T }]");
        StateFailed failed = assertThrows(StateFailed.class, () -> choice.enter(scope("{}"), course));
        assertEquals(Failure.NO_CHOICE_MATCHED, failed.failure().error());
    }

    @ParameterizedTest
    @CsvSource({
        "$states.input.missing, returned nothing",
        "$sum, returned a function",
        "$states.input.a + 1, could not be evaluated",
        "$error('boom'), boom",
        "($f := function($n) { $f($n + 1) }; $f(1)), could not be evaluated",
        "$parse('{'), not JSON",
        "$states.result, returned nothing"
    })
    void failsTheEvaluationOf(String expression, String because) {
        State pass = state("Type: Pass, End: true, Output: { x: '{% " + expression.replace("'", "''") + " %}' }");
        StateFailed failed = assertThrows(StateFailed.class, () -> pass.enter(scope("{ a: x }"), course));
        assertEquals(Failure.QUERY_EVALUATION, failed.failure().error());
        assertEquals("Output/x", failed.location());
        assertTrue(failed.failure().cause().contains(because), failed.failure().cause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$states.input.none                   | null",
                "$states.input.xs[1]                  | null",
                "{'a': $states.input.none, 'b': $states.input.gone} | { a: null }",
                "$states.input.n + 1                  | 2",
                "$states.input.big                    | 9007199254740993",
                "10 / 4                               | 2.5",
                "6 / 2                                | 3",
                "$now()                               | '\"2023-09-01T00:00:00.000Z\"'",
                "$now('[Y0001]/[M01]')                | '\"2023/09\"'",
                "$millis()                            | 1693526400000",
                "$partition([1, 2, 3], 2)             | [[1, 2], [3]]",
                "$range(0, 10, 5)                     | [0, 5, 10]",
                "$range(3, 1, -1)                     | [3, 2, 1]",
                "$range(0, 1, 0.5)                    | [0, 0.5, 1]",
                "$hash('abc', 'SHA-1')                | '\"a9993e364706816aba3e25717850c26c9cd0d89d\"'",
                "$length($uuid())                     | 36",
                "$random(7) = $random(7)              | true",
                "$random() != $random()               | true",
                "$parse('{\"a\": [1, null]}')         | { a: [1, null] }"
            })
    void evaluatesAsStepFunctionsDoes(String expression, String expected) {
        state("Type: Pass, End: true, Output: '{% " + expression.replace("'", "''") + " %}'")
                .enter(scope("{ none: null, xs: [1, null], n: 1, big: 9007199254740993 }"), course);
        JsonNode output = ((Transition) course.only()).output();
        assertEquals(json(expected).toString(), output.toString());
    }

    @Test
    void waitsForASpanOrAPointInTime() {
        state("Type: Wait, Seconds: '{% $round * 10 %}', End: true").enter(scope("{}"), course);
        state("Type: Wait, Timestamp: '2023-09-20T08:00:00+08:00', End: true").enter(scope("{}"), course);
        assertEquals(List.of(NOW.plusSeconds(30), Instant.parse("2023-09-20T00:00:00Z")), course.taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Seconds | 1.5", "Seconds | -1", "Seconds | 'x'", "Timestamp | 'x'", "Timestamp | 5"})
    void failsAWaitWithoutATime(String field, String expression) {
        State wait = state("Type: Wait, End: true, " + field + ": \"{% " + expression + " %}\"");
        assertEquals(
                Failure.QUERY_EVALUATION,
                assertThrows(StateFailed.class, () -> wait.enter(scope("{}"), course))
                        .failure()
                        .error());
    }

    @Test
    void callsWithEvaluatedArgumentsAndTimeouts() {
        state(TASK + ", TimeoutSeconds: '{% $round %}', Arguments: { Key: '{% $states.input.key %}' }, End: true")
                .enter(scope("{ key: k }"), course);
        TaskCall call = (TaskCall) course.only();
        assertEquals(json("{ Key: k }"), call.arguments());
        assertEquals(3, call.timeoutSeconds());
        assertEquals(new Integration.ServiceCall("dynamodb", "getItem", false), call.integration());
    }

    @Test
    void refusesToWaitNoTimeAtAll() {
        State task = state(TASK + ", TimeoutSeconds: '{% $round - 3 %}', End: true");
        StateFailed failed = assertThrows(StateFailed.class, () -> task.enter(scope("{}"), course));
        assertEquals("TimeoutSeconds", failed.location());
    }

    @Test
    void goesOnWithTheResult() {
        state(TASK + ", Assign: { round: '{% $states.result.n %}' }, Next: T")
                .succeeded(json("{ n: 7 }"), scope("{}"), course);
        assertEquals(new Transition("T", json("{ n: 7 }"), Map.of("round", json("7"))), course.only());
    }

    @Test
    void catchesByNameWithAssignAndOutput() {
        state(TASK + ", End: true, Catch: ["
                        + "{ ErrorEquals: [Rejected], Next: U },"
                        + "{ ErrorEquals: [Returned], Next: T, Assign: { round: '{% $round + 1 %}' }, Output: '{% $states.errorOutput.Cause %}' },"
                        + "{ ErrorEquals: [States.ALL], Next: U }]")
                .failed(new Failure("Returned", "the poster"), List.of(), scope("{}"), course);
        assertEquals(new Transition("T", TextNode.valueOf("the poster"), Map.of("round", json("4"))), course.only());
    }

    @Test
    void retriesBeforeItCatches() {
        State task = state(TASK + ", End: true, Catch: [{ ErrorEquals: [States.ALL], Next: U }], Retry: ["
                + "{ ErrorEquals: [Busy], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 20 },"
                + "{ ErrorEquals: [States.ALL], MaxAttempts: 1 }]");
        for (int attempts = 0; attempts < 4; attempts++) {
            task.failed(new Failure("Busy", ""), List.of(attempts, 0), scope("{}"), course);
        }
        assertEquals(
                List.of(
                        new RecordedCourse.Retry(0, Duration.ofSeconds(2)),
                        new RecordedCourse.Retry(0, Duration.ofSeconds(6)),
                        new RecordedCourse.Retry(0, Duration.ofSeconds(18)),
                        new RecordedCourse.Retry(0, Duration.ofSeconds(20))),
                course.taken);
        course.taken.clear();
        // The first retrier for it is used up; the second is not asked.
        task.failed(new Failure("Busy", ""), List.of(4, 0), scope("{}"), course);
        assertEquals("U", ((Transition) course.only()).next());
    }

    @Test
    void spreadsRetriesOverTheWholeDelay() {
        State task = state(
                TASK
                        + ", End: true, Retry: [{ ErrorEquals: [States.TaskFailed], IntervalSeconds: 10, JitterStrategy: FULL, MaxAttempts: 500 }]");
        Scope scope = scope("{}");
        for (int i = 0; i < 200; i++) {
            task.failed(new Failure("DynamoDb.ThrottlingException", ""), List.of(0), scope, course);
        }
        List<Long> delays = course.taken.stream()
                .map(retry -> ((RecordedCourse.Retry) retry).delay().toMillis())
                .sorted()
                .toList();
        assertTrue(delays.get(0) < 1_000 && delays.get(199) > 9_000 && delays.get(199) <= 10_000, delays.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Returned,                  Returned,                  true",
        "Returned,                  returned,                  false",
        "Returned,                  States.TaskFailed,         true",
        "Returned,                  States.ALL,                true",
        "States.Timeout,            States.TaskFailed,         false",
        "States.Timeout,            States.ALL,                true",
        "States.HeartbeatTimeout,   States.Timeout,            true",
        "States.HeartbeatTimeout,   States.HeartbeatTimeout,   true",
        "States.HeartbeatTimeout,   States.TaskFailed,         false",
        "States.Timeout,            States.HeartbeatTimeout,   false",
        "States.QueryEvaluationError, States.ALL,              true",
        "States.Runtime,            States.ALL,                false",
        "States.Runtime,            States.Runtime,            false",
        "States.DataLimitExceeded,  States.ALL,                false",
        "States.DataLimitExceeded,  States.TaskFailed,         false"
    })
    void namesFailures(String error, String name, boolean isNamed) {
        assertEquals(isNamed, new Failure(error, "").isNamedBy(name));
    }

    @Test
    void failsWithWhatItSays() {
        state("Type: Fail, Error: '{% $states.input.e %}', Cause: because").enter(scope("{ e: Expired }"), course);
        assertEquals(new Failure("Expired", "because"), course.only());
    }

    @Test
    void refusesAnOutputBeyondTheQuota() {
        State pass = state("Type: Pass, End: true, Output: '{% $states.input.a & \"科\" %}'");
        StateFailed failed = assertThrows(
                StateFailed.class, () -> pass.enter(scope("{ a: " + "x".repeat(Limits.PAYLOAD - 4) + " }"), course));
        pass.enter(scope("{ a: " + "x".repeat(Limits.PAYLOAD - 5) + " }"), course);
        course.only();
        assertEquals(Failure.DATA_LIMIT_EXCEEDED, failed.failure().error());
    }
}
