package kepu.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kepu.local.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    private static final Account ACCOUNT = new Account("app", "cn-north-1", "http://localhost:1");

    @TempDir
    Path directory;

    @Test
    void readsTheSampleApplication() {
        Path file = SampleApplication.build(directory);
        Template template = Template.read(file, ACCOUNT, Map.of("JournalDirectory", "/j"));
        assertEquals(
                Map.of("JOURNAL", "/j", "CLOCK", "system", "TABLE", "app-Notes", "QUOTED", "it's a \"quote\" $HOME"),
                template.environment());
        assertEquals(List.of("Log (AWS::Logs::LogGroup)"), template.ignored());
        FunctionResource follower = template.functions().get(2);
        assertEquals("follower", follower.name());
        assertEquals(directory.resolve("functions/all"), follower.code());
        assertEquals(256, follower.memory());
        assertEquals(Duration.ofSeconds(3), follower.timeout());
        EventSource.Stream stream =
                follower.sources(EventSource.Stream.class).findFirst().orElseThrow();
        assertEquals("app-Notes", stream.table());
        assertTrue(stream.fromTheBeginning());
        EventSource.Schedule morning = template.functions()
                .get(5)
                .sources(EventSource.Schedule.class)
                .findFirst()
                .orElseThrow();
        assertEquals("cron(30 8 * * ? *)", morning.expression());
        assertEquals(ZoneId.of("Asia/Shanghai"), morning.zone());
        assertEquals("app-files", template.ofType("AWS::S3::Bucket").get(0).name());
    }

    @Test
    void resolvesEveryIntrinsicFunction() throws IOException {
        assertEquals("app", value("!Ref AWS::StackName"));
        assertEquals("arn:aws:s3:::b-cn-north-1/*", value("!Sub 'arn:${AWS::Partition}:s3:::b-${AWS::Region}/*'"));
        assertEquals("x=1 ${Raw} app-Table", value("!Sub ['x=${X} ${!Raw} ${Table}', {X: '1'}]"));
        assertEquals("arn:aws:dynamodb:cn-north-1:000000000000:table/app-Table", value("!GetAtt Table.Arn"));
        assertEquals("arn:aws:dynamodb:cn-north-1:000000000000:table/app-Table", value("!Sub '${Table.Arn}'"));
        assertEquals("a-b", value("!Join ['-', [a, b]]"));
        assertEquals("b", value("!Select [1, [a, b]]"));
        assertEquals("c", value("!Select [2, !Split [',', 'a,b,c']]"));
        assertEquals("YQ==", value("Fn::Base64: a"));
        assertEquals("deep", value("!FindInMap [Sizes, small, text]"));
        assertEquals("yes", value("!If [Small, 'yes', 'no']"));
        assertEquals("no", value("!If [Neither, 'yes', 'no']"));
        assertEquals("yes", value("!If [Both, 'yes', 'no']"));
        assertEquals("1", value("!Ref Count"));
        assertEquals("007", value("007"));
        assertEquals("true", value("true"));
        assertEquals("2012-10-17", value("2012-10-17"));
    }

    @Test
    void dropsWhatHasNoValue() throws IOException {
        Template template = read(
                "X: '1'",
                "  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n"
                        + "      BucketName: !Sub 'named-${AWS::AccountId}'\n      CorsConfiguration: !Ref AWS::NoValue\n"
                        + "      List: [a, !If [Neither, b, !Ref 'AWS::NoValue']]\n"
                        + "  Absent:\n    Type: AWS::S3::Bucket\n    Condition: Neither\n");
        Resource bucket = template.ofType("AWS::S3::Bucket").get(0);
        assertEquals(1, template.ofType("AWS::S3::Bucket").size());
        assertEquals("named-000000000000", bucket.name());
        assertEquals(
                "{\"BucketName\":\"named-000000000000\",\"List\":[\"a\"]}",
                bucket.properties().toString());
    }

    @Test
    void takesGivenParametersOverDefaults() throws IOException {
        Path file = write("X: !Ref Size", "");
        assertEquals(
                "large",
                Template.read(file, ACCOUNT, Map.of("Size", "large"))
                        .environment()
                        .get("X"));
        assertRefusal("Parameters.Size: 'huge' is none of", () -> Template.read(file, ACCOUNT, Map.of("Size", "huge")));
        assertRefusal("Parameters.Other: given", () -> Template.read(file, ACCOUNT, Map.of("Other", "1")));
    }

    @Test
    void namesThePlaceOfWhatItCannotRun() {
        assertRefusal("Variables.X: Fn::ImportValue cannot", () -> value("!ImportValue other"));
        assertRefusal("Variables.X: refers to 'Nobody'", () -> value("!Ref Nobody"));
        assertRefusal("Variables.X: refers to 'Table.Colour'", () -> value("!GetAtt Table.Colour"));
        assertRefusal("Variables.X: no condition is called 'Maybe'", () -> value("!If [Maybe, a, b]"));
        assertRefusal("Conditions.Circular: depends on itself", () -> value("!If [Circular, a, b]"));
        assertRefusal("'X' is given twice", () -> read("X: a\n        X: b", ""));
        assertRefusal(
                "Resources.Q: resources of type 'AWS::RDS::DBInstance'",
                () -> read("X: a", "  Q:\n    Type: AWS::RDS::DBInstance\n"));
        assertRefusal(
                "Resources.F.Properties.Environment: every function here runs in one process",
                () -> function("Environment: {Variables: {Y: z}}"));
        assertRefusal("Resources.F.Properties.Layers", () -> function("Layers: [arn]"));
        assertRefusal("Resources.F.Properties.Runtime: 'python3.12'", () -> function("Runtime: python3.12"));
        assertRefusal(
                "Resources.F.Properties.Events.E: events of type 'SQS'",
                () -> function("Events: {E: {Type: SQS, Properties: {}}}"));
        assertRefusal(
                "Resources.F.Properties.Events.E.Auth",
                () -> function(
                        "Events: {E: {Type: HttpApi, Properties: {Path: /, Method: GET, Auth: {Authorizer: J}}}}"));
        assertRefusal(
                "not YAML", () -> Template.read(Files.writeString(directory.resolve("t"), "a: ["), ACCOUNT, Map.of()));
        assertRefusal("cannot be read", () -> Template.read(directory.resolve("absent"), ACCOUNT, Map.of()));
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static void assertRefusal(String part, Reading reading) {
        TemplateRefusal refusal = assertThrows(TemplateRefusal.class, reading::read);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private String value(String expression) throws IOException {
        return read("X: " + (expression.startsWith("Fn::") ? "{" + expression + "}" : expression), "")
                .environment()
                .get("X");
    }

    private Template function(String property) throws IOException {
        String runtime = property.startsWith("Runtime") ? "" : "      Runtime: java17\n";
        return read(
                "X: a",
                "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: f\n"
                        + "      Handler: a.B\n" + runtime + "      " + property + "\n");
    }

    private Template read(String variable, String resources) throws IOException {
        return Template.read(write(variable, resources), ACCOUNT, Map.of());
    }

    private Path write(String variable, String resources) throws IOException {
        return Files.writeString(directory.resolve("template.yaml"), """
                Parameters:
                  Size: {Type: String, Default: small, AllowedValues: [small, large]}
                  Count: {Type: Number, Default: 1}
                Conditions:
                  Small: !Equals [!Ref Size, small]
                  Neither: !Not [!Or [!Condition Small, !Equals [!Ref Size, large]]]
                  Both: !And [!Condition Small, {Condition: Small}]
                  Circular: !Not [!Condition Circular]
                Mappings:
                  Sizes: {small: {text: deep}}
                Globals:
                  Function:
                    Environment:
                      Variables:
                        %s
                Resources:
                  Table:
                    Type: AWS::DynamoDB::Table
                %s""".formatted(variable, resources));
    }
}
