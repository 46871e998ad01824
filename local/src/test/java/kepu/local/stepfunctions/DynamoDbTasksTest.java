package kepu.local.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kepu.local.dynamodb.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A review by two levels on a real DynamoDB: the machine writes the token, a decision brings it back. */
@Timeout(180)
class DynamoDbTasksTest {
    private static final String REVIEW = """
            QueryLanguage: JSONata
            StartAt: Which way
            States:
              Which way:
                Type: Choice
                Choices: [ { Condition: "{% $states.input.route = 'NATION' %}", Next: Open national review } ]
                Default: Open province review
              Open province review:
                Type: Task
                Resource: arn:aws-cn:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken
                TimeoutSeconds: "{% $floor(($toMillis($states.input.until) - $millis()) / 1000) %}"
                Arguments:
                  TableName: Rounds
                  Key: { id: { S: "{% $states.input.round %}" } }
                  UpdateExpression: "SET #level = :level, #token = :token"
                  ConditionExpression: "#status = :open"
                  ExpressionAttributeNames: { "#level": level, "#token": token, "#status": status }
                  ExpressionAttributeValues:
                    ":level": { S: PROVINCE }
                    ":token": { S: "{% $states.context.Task.Token %}" }
                    ":open": { S: OPEN }
                  ReturnValues: ALL_NEW
                Retry: [ { ErrorEquals: [DynamoDb.ThrottlingException, DynamoDb.SdkClientException], IntervalSeconds: 2, MaxAttempts: 5, JitterStrategy: FULL } ]
                Catch:
                  - { ErrorEquals: [DynamoDb.ConditionalCheckFailedException], Next: Withdrawn, Output: "{% $states.errorOutput.Cause %}" }
                  - { ErrorEquals: [Returned], Next: Returned, Output: "{% $states.errorOutput %}" }
                  - { ErrorEquals: [BackToProvince], Next: Open province review, Assign: { sentBack: true }, Output: "{% $states.input %}" }
                  - { ErrorEquals: [States.Timeout], Next: Close as expired, Output: "{% $states.input %}" }
                Assign: { provinceBy: "{% $states.result.by %}" }
                Output: "{% $states.input %}"
                Next: Open national review
              Open national review:
                Type: Task
                Resource: arn:aws-cn:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken
                TimeoutSeconds: "{% $floor(($toMillis($states.input.until) - $millis()) / 1000) %}"
                Arguments:
                  TableName: Rounds
                  Key: { id: { S: "{% $states.input.round %}" } }
                  UpdateExpression: "SET #level = :level, #token = :token"
                  ConditionExpression: "#status = :open"
                  ExpressionAttributeNames: { "#level": level, "#token": token, "#status": status }
                  ExpressionAttributeValues: { ":level": { S: NATION }, ":token": { S: "{% $states.context.Task.Token %}" }, ":open": { S: OPEN } }
                Retry: [ { ErrorEquals: [DynamoDb.ThrottlingException, DynamoDb.SdkClientException], IntervalSeconds: 2, MaxAttempts: 5, JitterStrategy: FULL } ]
                Catch:
                  - { ErrorEquals: [DynamoDb.ConditionalCheckFailedException], Next: Withdrawn, Output: "{% $states.errorOutput.Cause %}" }
                  - { ErrorEquals: [Returned], Next: Returned, Output: "{% $states.errorOutput %}" }
                  - { ErrorEquals: [BackToProvince], Next: Open province review, Assign: { sentBack: true }, Output: "{% $states.input %}" }
                  - { ErrorEquals: [States.Timeout], Next: Close as expired, Output: "{% $states.input %}" }
                Output: "{% $states.input %}"
                Next: Read
              Read:
                Type: Task
                Resource: arn:aws-cn:states:::aws-sdk:dynamodb:getItem
                Arguments: { TableName: Rounds, Key: { id: { S: "{% $states.input.round %}" } }, ConsistentRead: true }
                Output: { level: "{% $states.result.Item.level.S %}" }
                Next: Published
              Close as expired:
                Type: Task
                Resource: arn:aws-cn:states:::aws-sdk:dynamodb:transactWriteItems
                Arguments:
                  TransactItems:
                    - Update:
                        TableName: Rounds
                        Key: { id: { S: "{% $states.input.round %}" } }
                        UpdateExpression: "SET #status = :expired, closings = if_not_exists(closings, :zero) + :one"
                        ConditionExpression: "#status = :open"
                        ExpressionAttributeNames: { "#status": status }
                        ExpressionAttributeValues: { ":expired": { S: EXPIRED }, ":open": { S: OPEN }, ":zero": { N: "0" }, ":one": { N: "1" } }
                    - Put: { TableName: Rounds, Item: { id: { S: "{% $states.input.round & '-audit' %}" } } }
                Catch: [ { ErrorEquals: [DynamoDb.TransactionCanceledException], Next: Withdrawn, Output: "{% $states.errorOutput.Cause %}" } ]
                Next: Expired
              Published:
                Type: Succeed
                Output: { outcome: Published, level: "{% $states.input.level %}", by: "{% $exists($provinceBy) ? $provinceBy : 'nobody' %}", sentBack: "{% $exists($sentBack) %}" }
              Returned: { Type: Succeed, Output: { outcome: Returned, why: "{% $states.input.Cause %}" } }
              Withdrawn: { Type: Succeed, Output: { outcome: Withdrawn, why: "{% $states.input %}" } }
              Expired: { Type: Succeed, Output: { outcome: Expired } }
            """;

    private static DynamoDbLocal dynamoDb;
    private static DynamoDbClient table;

    @TempDir
    Path home;

    private final TravellingClock clock = new TravellingClock();

    @BeforeAll
    static void startDynamoDb() {
        dynamoDb = DynamoDbLocal.inMemory(Path.of(System.getProperty("kepu.root"), "local/dynamodb/target/lib"));
        table = DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.CN_NORTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        table.createTable(request -> request.tableName("Rounds")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    @AfterAll
    static void stopDynamoDb() {
        table.close();
        dynamoDb.close();
    }

    private Host open(URI endpoint) {
        return Host.open(home, clock, REVIEW, Map.of("dynamodb", endpoint), Host.NO_FUNCTIONS);
    }

    private Host open() {
        return open(dynamoDb.endpoint());
    }

    private static void put(String round, String status) {
        table.putItem(request -> request.tableName("Rounds").item(Map.of("id", text(round), "status", text(status))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Map<String, AttributeValue> round(String round) {
        return table.getItem(request -> request.tableName("Rounds")
                        .key(Map.of("id", text(round)))
                        .consistentRead(true))
                .item();
    }

    private static String start(Host host, String round, String route) {
        return host.start(
                round,
                "{\"round\":\"" + round + "\",\"route\":\"" + route + "\",\"until\":\"2023-09-21T00:00:00+08:00\"}");
    }

    /** The token that the machine has put beside the level; the level says that it is the new one. */
    private static String awaitToken(String round, String level, String formerToken) {
        Host.await(
                () -> round(round).containsKey("token")
                        && round(round).get("level").s().equals(level)
                        && !round(round).get("token").s().equals(formerToken),
                () -> round + " is not open at " + level + ": " + round(round));
        return round(round).get("token").s();
    }

    private static void approve(Host host, String token) {
        host.client.sendTaskSuccess(request -> request.taskToken(token).output("{\"by\":\"officer-7\"}"));
    }

    @Test
    void publishesWhatBothLevelsApprove() {
        put("both", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "both", "PROVINCE");
            approve(host, awaitToken("both", "PROVINCE", ""));
            approve(host, awaitToken("both", "NATION", ""));
            assertEquals(
                    "{\"outcome\":\"Published\",\"level\":\"NATION\",\"by\":\"officer-7\",\"sentBack\":false}",
                    host.awaitEnd(arn).output());
            List<HistoryEvent> history = host.history(arn);
            HistoryEvent scheduled = history.stream()
                    .filter(event -> event.typeAsString().equals("TaskScheduled"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "aws-sdk:dynamodb", scheduled.taskScheduledEventDetails().resourceType());
            assertEquals(
                    "updateItem.waitForTaskToken",
                    scheduled.taskScheduledEventDetails().resource());
            assertEquals("cn-north-1", scheduled.taskScheduledEventDetails().region());
            assertTrue(
                    scheduled.taskScheduledEventDetails().parameters().contains("***task token***"),
                    scheduled.taskScheduledEventDetails().parameters());
            long entered = history.stream()
                    .filter(event -> event.typeAsString().endsWith("StateEntered"))
                    .count();
            assertEquals(5, entered);
        }
    }

    @Test
    void opensTheNationalReviewAloneOnItsOwnRoute() {
        put("nation", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "nation", "NATION");
            approve(host, awaitToken("nation", "NATION", ""));
            assertEquals(
                    "{\"outcome\":\"Published\",\"level\":\"NATION\",\"by\":\"nobody\",\"sentBack\":false}",
                    host.awaitEnd(arn).output());
        }
    }

    @Test
    void endsAsWithdrawnWhenTheConditionFails() {
        put("gone", "WITHDRAWN");
        try (Host host = open()) {
            String arn = start(host, "gone", "PROVINCE");
            String output = host.awaitEnd(arn).output();
            assertTrue(
                    output.contains("\"Withdrawn\"")
                            && output.contains("The conditional request failed (Service: DynamoDb, Status Code: 400"),
                    output);
            assertTrue(
                    host.types(arn).contains("TaskSubmitFailed"),
                    host.types(arn).toString());
        }
    }

    @Test
    void goesBackToTheProvince() {
        put("back", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "back", "PROVINCE");
            String first = awaitToken("back", "PROVINCE", "");
            approve(host, first);
            String national = awaitToken("back", "NATION", "");
            host.client.sendTaskFailure(request -> request.taskToken(national).error("BackToProvince"));
            approve(host, awaitToken("back", "PROVINCE", first));
            approve(host, awaitToken("back", "NATION", national));
            String output = host.awaitEnd(arn).output();
            assertTrue(output.contains("\"sentBack\":true"), output);
        }
    }

    @Test
    void endsAsReturnedWithTheReason() {
        put("returned", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "returned", "PROVINCE");
            String token = awaitToken("returned", "PROVINCE", "");
            host.client.sendTaskFailure(
                    request -> request.taskToken(token).error("Returned").cause("海报倒置"));
            assertEquals(
                    "{\"outcome\":\"Returned\",\"why\":\"海报倒置\"}",
                    host.awaitEnd(arn).output());
        }
    }

    @Test
    void closesTheRoundWhenTheEditionEnds() {
        put("late", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "late", "PROVINCE");
            host.awaitEvent(arn, "TaskSubmitted");
            clock.advance(Duration.ofDays(20));
            assertEquals("{\"outcome\":\"Expired\"}", host.awaitEnd(arn).output());
            assertEquals("EXPIRED", round("late").get("status").s());
            assertEquals("1", round("late").get("closings").n());
        }
    }

    @Test
    void seesATransactionCancelled() {
        put("closed", "OPEN");
        try (Host host = open()) {
            String arn = start(host, "closed", "PROVINCE");
            host.awaitEvent(arn, "TaskSubmitted");
            put("closed", "WITHDRAWN");
            clock.advance(Duration.ofDays(20));
            String output = host.awaitEnd(arn).output();
            assertTrue(output.contains("ConditionalCheckFailed") && output.contains("Withdrawn"), output);
        }
    }

    @Test
    void failsATimeoutThatHasPassedBeforeItBegins() {
        put("past", "OPEN");
        clock.advance(Duration.ofDays(30));
        try (Host host = open()) {
            DescribeExecutionResponse ended = host.awaitEnd(start(host, "past", "PROVINCE"));
            assertEquals(ExecutionStatus.FAILED, ended.status());
            assertEquals("States.QueryEvaluationError", ended.error());
            assertTrue(host.types(ended.executionArn()).contains("EvaluationFailed"));
        }
    }

    @Test
    void triesAgainWhenThrottledOrUnreachable() throws IOException {
        put("busy", "OPEN");
        AtomicInteger calls = new AtomicInteger();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 400;
            byte[] answer =
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\",\"message\":\"slow down\"}"
                            .getBytes(StandardCharsets.UTF_8);
            int call = calls.incrementAndGet();
            if (call == 2) {
                // As a connection that is cut.
                exchange.close();
                return;
            }
            if (call > 2) {
                HttpRequest.Builder request = HttpRequest.newBuilder(dynamoDb.endpoint())
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
                for (String header : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
                    request.header(header, exchange.getRequestHeaders().getFirst(header));
                }
                try {
                    HttpResponse<byte[]> forwarded =
                            HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                    status = forwarded.statusCode();
                    answer = forwarded.body();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        proxy.start();
        try (Host host =
                open(URI.create("http://127.0.0.1:" + proxy.getAddress().getPort()))) {
            String arn = start(host, "busy", "PROVINCE");
            for (int failures = 1; failures <= 2; failures++) {
                int seen = failures;
                Host.await(
                        () -> host.types(arn).stream()
                                        .filter("TaskSubmitFailed"::equals)
                                        .count()
                                >= seen,
                        () -> host.types(arn).toString());
                clock.advance(Duration.ofSeconds(4));
            }
            approve(host, awaitToken("busy", "PROVINCE", ""));
            awaitToken("busy", "NATION", "");
            assertEquals(
                    List.of("DynamoDb.ThrottlingException", "DynamoDb.SdkClientException"),
                    host.history(arn).stream()
                            .filter(event -> event.typeAsString().equals("TaskSubmitFailed"))
                            .map(event -> event.taskSubmitFailedEventDetails().error())
                            .toList());
        } finally {
            proxy.stop(0);
        }
    }
}
