package kepu.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** A machine of one state. */
    private static Definition parse(String state) {
        return Definition.parse(yaml("{ QueryLanguage: JSONata, StartAt: S, States: { S: " + state + " } }"));
    }

    private static List<String> findings(String definition) {
        return assertThrows(DefinitionRefused.class, () -> Definition.parse(yaml(definition))).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private static void assertRefusedAt(String pointer, String state) {
        DefinitionRefused refused = assertThrows(DefinitionRefused.class, () -> parse(state));
        assertEquals(
                List.of("/States/S" + pointer),
                refused.findings().stream().map(Finding::pointer).toList(),
                refused.getMessage());
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertEquals(
                List.of(
                        "/Foo: not a field that is understood here",
                        "/States/A/ResultPath: a field of JSONPath states; only JSONata is understood",
                        "/States/A/Output/x~1y: not JSONata: Expected \")\" before end of expression",
                        "/States/B/Type: 'Map' is not a type that is understood: Choice, Fail, Pass, Succeed, Task, Wait",
                        "/States/C: must have either Next or End",
                        "/States/A/Next: there is no state 'Nowhere'"),
                findings("""
                        QueryLanguage: JSONata
                        StartAt: A
                        Foo: 1
                        States:
                          A: { Type: Pass, ResultPath: $.x, Output: { x/y: "{% ( %}" }, Next: Nowhere }
                          B: { Type: Map }
                          C: { Type: Pass }
                        """));
    }

    @Test
    void refusesTheOldQueryLanguage() {
        assertEquals(
                List.of("/QueryLanguage: must be JSONata"),
                findings("{ StartAt: A, States: { A: { Type: Succeed } } }"));
        assertRefusedAt("/QueryLanguage", "{ Type: Succeed, QueryLanguage: JSONPath }");
    }

    @Test
    void refusesWhatIsNoDefinition() {
        assertEquals("/: must be an object", findings("[]").get(0));
        assertEquals(
                List.of("/StartAt: is missing", "/States: must be an object with at least one state"),
                findings("{ QueryLanguage: JSONata, States: {} }"));
    }

    @Test
    void refusesStatesThatNothingLeadsTo() {
        assertEquals(List.of("/States/C: no transition leads here"), findings("""
                        QueryLanguage: JSONata
                        StartAt: A
                        States:
                          A: { Type: Pass, Next: B }
                          B: { Type: Succeed }
                          C: { Type: Pass, Next: A }
                        """));
        assertEquals(
                List.of("/StartAt: there is no state 'Z'", "/States/A: no transition leads here"),
                findings("{ QueryLanguage: JSONata, StartAt: Z, States: { A: { Type: Succeed } } }"));
    }

    @Test
    void refusesAVariableThatNothingAssigns() {
        assertEquals(List.of("/States/A/Output: $b is neither a function nor assigned by any state"), findings("""
                        QueryLanguage: JSONata
                        StartAt: A
                        States:
                          A: { Type: Pass, Assign: { a: 1 }, Output: "{% $b %}", Next: B }
                          B: { Type: Succeed, Output: "{% ($c := $a; $map([$c], function($x) { $x + $uuid() })) %}" }
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$$.a", "$.a", "$states.input.xs[$ > 2]", "$eval('1')", "$states.input.", "", "[1, 2"})
    void refusesExpressionsThatStepFunctionsWouldNotTake(String expression) {
        assertRefusedAt("/Output", "{ Type: Succeed, Output: '{% " + expression.replace("'", "''") + " %}' }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'costs $5 and $$'",
                "$replace($states.input.a, /x$/, '$0')",
                "/* $ */ $states.input.`$`",
                "$states.input.a / 2 & '$'",
                "$states.input.xs@$x.{'v': $x}",
                "$reduce([1, 2], function($i, $j) { $i + $j })"
            })
    void seesWhichDollarsAreNames(String expression) {
        parse("{ Type: Succeed, Output: '{% " + expression.replace("'", "''") + " %}' }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Resource | arn:aws:states:::dynamodb:updateItem",
                "/Resource | arn:aws:states:::states:startExecution.sync:2",
                "/Resource | arn:aws:states:::aws-sdk:dynamodb:UpdateItem",
                "/Resource | arn:aws:states:::http:invoke",
                "/Resource | arn:aws:states:us-east-1:000000000000:activity:a",
                "/Resource | arn:aws:states:::lambda:invoke.sync"
            })
    void refusesIntegrationsThatItDoesNotHave(String pointer, String resource) {
        assertRefusedAt(pointer, "{ Type: Task, Resource: '" + resource + "', End: true }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:::lambda:invoke",
                "arn:aws-cn:states:::lambda:invoke.waitForTaskToken",
                "arn:aws-cn:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken",
                "arn:aws-us-gov:states:::aws-sdk:sfn:startExecution",
                "arn:aws-cn:lambda:cn-north-1:000000000000:function:f:live"
            })
    void takesIntegrationsOfEveryPartition(String resource) {
        parse("{ Type: Task, Resource: '" + resource + "', TimeoutSeconds: 5, End: true }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/TimeoutSeconds         | TimeoutSeconds: 0",
                "/TimeoutSeconds         | TimeoutSeconds: 1.5",
                "/TimeoutSeconds         | TimeoutSeconds: soon",
                "/HeartbeatSeconds       | TimeoutSeconds: 5, HeartbeatSeconds: 5",
                "/Parameters             | Parameters: {}",
                "/End                    | End: false",
                "/Retry                  | Retry: []",
                "/Retry/0/ErrorEquals    | Retry: [{}]",
                "/Retry/0/ErrorEquals    | Retry: [{ ErrorEquals: [States.ALL, Busy] }]",
                "/Retry/0/ErrorEquals    | Retry: [{ ErrorEquals: [States.ALL] }, { ErrorEquals: [Busy] }]",
                "/Retry/0/BackoffRate    | Retry: [{ ErrorEquals: [Busy], BackoffRate: 0.5 }]",
                "/Retry/0/IntervalSeconds | Retry: [{ ErrorEquals: [Busy], IntervalSeconds: 0 }]",
                "/Retry/0/MaxAttempts    | Retry: [{ ErrorEquals: [Busy], MaxAttempts: '3' }]",
                "/Retry/0/MaxDelaySeconds | Retry: [{ ErrorEquals: [Busy], IntervalSeconds: 5, MaxDelaySeconds: 5 }]",
                "/Retry/0/JitterStrategy | Retry: [{ ErrorEquals: [Busy], JitterStrategy: SOME }]",
                "/Retry/0/Next           | Retry: [{ ErrorEquals: [Busy], Next: S }]",
                "/Catch/0/Next           | Catch: [{ ErrorEquals: [Busy] }]",
                "/Catch/0/ResultPath     | Catch: [{ ErrorEquals: [Busy], Next: S, ResultPath: $.x }]",
                "/Assign                 | Assign: 5",
                "/Assign/states          | Assign: { states: 1 }",
                "/Assign/a-b             | Assign: { a-b: 1 }",
                "/Output                 | Output: '{% 1'",
                "/Output                 | Output: ' {% 1 %}'",
                "/Output                 | Output: \"{% 1 %}\\n\""
            })
    void refusesFieldsOfATaskThatAreWrong(String pointer, String fields) {
        String end = fields.contains("End:") ? "" : ", End: true";
        String timeout = fields.contains("TimeoutSeconds:") ? "" : "TimeoutSeconds: 9, ";
        assertRefusedAt(
                pointer,
                "{ Type: Task, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', " + timeout + fields + end
                        + " }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                     | { Type: Wait, End: true }",
                "                     | { Type: Wait, Seconds: 1, Timestamp: '2023-09-20T08:00:00Z', End: true }",
                "/Seconds             | { Type: Wait, Seconds: -1, End: true }",
                "/Timestamp           | { Type: Wait, Timestamp: tomorrow, End: true }",
                "/SecondsPath         | { Type: Wait, Seconds: 1, SecondsPath: $.s, End: true }",
                "                     | { Type: Pass, Next: S, End: true }",
                "/Result              | { Type: Pass, Result: 1, End: true }",
                "                     | { Type: Choice, Output: 1, Choices: [{ Condition: '{% true %}', Next: S }] }",
                "/Choices             | { Type: Choice, Choices: [] }",
                "/Choices/0/Condition | { Type: Choice, Choices: [{ Condition: 'true', Next: S }] }",
                "/Choices/0/Condition | { Type: Choice, Choices: [{ Next: S }] }",
                "/Choices/0/Variable  | { Type: Choice, Choices: [{ Condition: '{% true %}', Next: S, Variable: $.x }] }",
                "/Next                | { Type: Succeed, Next: S }",
                "/ErrorPath           | { Type: Fail, ErrorPath: $.e }",
                "/Output              | { Type: Fail, Output: 1 }"
            })
    void refusesFieldsOfOtherStatesThatAreWrong(String pointer, String state) {
        assertRefusedAt(pointer == null ? "" : pointer, state);
    }

    @Test
    void warnsOfAWaitThatMayNeverEnd() {
        Definition definition =
                parse("{ Type: Task, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', End: true }");
        assertEquals(
                List.of("/States/S"),
                definition.warnings().stream().map(Finding::pointer).toList());
        assertEquals(List.of(), parse("{ Type: Succeed }").warnings());
    }

    @Test
    void substitutesWhatTheTemplateGives() {
        Substitutions substitutions = new Substitutions(Map.of("Table", "Reviews", "AWS::Partition", "aws-cn"));
        assertEquals(
                yaml("{ a: [ 'arn:aws-cn:x', 5, Reviews-$0 ], Reviews: '{% $x %}' }"),
                substitutions.applyTo(
                        yaml("{ a: [ 'arn:${AWS::Partition}:x', 5, '${Table}-$0' ], '${Table}': '{% $x %}' }")));
        DefinitionRefused refused = assertThrows(
                DefinitionRefused.class, () -> substitutions.applyTo(yaml("{ a: ['${Tabel}'], b: '${Queue}' }")));
        assertEquals(
                List.of("/a/0: no value for ${Tabel}", "/b: no value for ${Queue}"),
                refused.findings().stream().map(Finding::toString).toList());
    }
}
