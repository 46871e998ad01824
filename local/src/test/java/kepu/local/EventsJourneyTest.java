package kepu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kepu.local.dynamodb.DynamoDbApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What makes the sample application's functions run by themselves, across kills of the host. */
class EventsJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private HostProcess host;

    @BeforeEach
    void start() {
        host = HostProcess.start(SampleApplication.options(directory), "-Xmx128m");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void deliversWhatTheFilterAdmitsInOrder() throws Exception {
        put("a", "note");
        put("b", "other");
        put("a", "note");
        put("c", "note");
        Await.until(() -> followed().equals(List.of("a", "c")));
        JsonNode record = records("follower").get(0);
        assertEquals("INSERT", record.path("eventName").asText());
        assertEquals("us-east-1", record.path("awsRegion").asText());
        assertTrue(record.path("eventSourceARN")
                .asText()
                .startsWith("arn:aws:dynamodb:us-east-1:000000000000:table/local-Notes/stream/"));
        assertEquals("NEW_AND_OLD_IMAGES", record.at("/dynamodb/StreamViewType").asText());
        assertTrue(record.at("/dynamodb/ApproximateCreationDateTime").isIntegralNumber());
        assertEquals("note", record.at("/dynamodb/NewImage/kind/S").asText());
    }

    @Test
    void deliversAgainAfterAKillInMidBatchAndThenNoMore() throws Exception {
        Path failing = Files.createFile(directory.resolve("journals/follower.failing"));
        put("a", "note");
        Await.until(() -> !followed().isEmpty());
        host.kill();
        Files.delete(failing);
        int before = followed().size();
        host = HostProcess.start(host.options(), "-Xmx128m");
        Await.until(() -> followed().size() > before);
        put("b", "note");
        Await.until(() -> followed().contains("b"));
        List<String> all = followed();
        host.kill();
        host = HostProcess.start(host.options(), "-Xmx128m");
        put("c", "note");
        Await.until(() -> followed().contains("c"));
        assertEquals(List.of("c"), followed().subList(all.size(), followed().size()));
    }

    @Test
    void givesUpOnlyThePoisonAfterItsRetries() throws Exception {
        Path failing = Files.createFile(directory.resolve("journals/giving-up.failing"));
        put("poison-1", "x");
        Path letters = directory.resolve("home/dead-letters/local-GivenUp.jsonl");
        Await.until(() -> Files.exists(letters));
        Files.delete(failing);
        put("harmless", "x");
        put("poison-2", "x");
        Await.until(() -> ids("giving-up").contains("poison-2"));
        assertEquals(List.of("poison-1", "poison-1", "poison-2"), ids("giving-up"));
        JsonNode letter = JSON.readTree(Files.readAllLines(letters).get(0));
        assertEquals(2, letter.at("/requestContext/approximateInvokeCount").asInt());
        assertEquals(1, letter.at("/DDBStreamBatchInfo/batchSize").asInt());
    }

    @Test
    void goesOnAfterTheLastRecordThatAFunctionHandled() throws Exception {
        put("a", "picky");
        put("b", "picky");
        put("c", "picky");
        Await.until(() -> journal("picky").size() >= 3);
        // Each is refused the first time and handled the second; none is handled twice or out of order.
        assertEquals(List.of("a", "b", "c"), journal("picky"));
    }

    @Test
    void firesASchedulePerJumpOfTheClockAndNotPerMissedTime() throws Exception {
        clock("{\"at\":\"2023-08-25T08:29:30+08:00\"}");
        clock("{\"advance\":\"PT1M\"}");
        Await.until(() -> journal("morning").size() == 1);
        JsonNode event = JSON.readTree(journal("morning").get(0));
        assertEquals("2023-08-25T00:30:00Z", event.path("time").asText());
        assertEquals("aws.scheduler", event.path("source").asText());
        clock("{\"advance\":\"P3D\"}");
        Await.until(() -> journal("morning").size() == 2);
        Await.until(() -> journal("hourly").size() == 1);
        assertEquals("{\"every\":\"hour\"}", journal("hourly").get(0));
        clock("{\"advance\":\"PT1H\"}");
        Await.until(() -> journal("hourly").size() == 2);
        assertEquals(2, journal("morning").size());
        assertEquals(400, clock("{\"advance\":\"-PT1H\"}"));
        assertEquals(400, clock("{\"at\":\"tomorrow\"}"));
        assertEquals(400, clock("{}"));
    }

    @Test
    void tellsOfCreatedObjectsUnderThePrefix() throws Exception {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(host.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .build()) {
            s3.putObject(request -> request.bucket("local-files").key("out/1"), RequestBody.fromString("1"));
            s3.putObject(request -> request.bucket("local-files").key("in/照片 1.jpg"), RequestBody.fromString("22"));
        }
        Await.until(() -> !journal("uploads").isEmpty());
        JsonNode record = records("uploads").get(0);
        assertEquals("ObjectCreated:Put", record.path("eventName").asText());
        assertEquals("local-files", record.at("/s3/bucket/name").asText());
        assertEquals("in/%E7%85%A7%E7%89%87+1.jpg", record.at("/s3/object/key").asText());
        assertEquals(2, record.at("/s3/object/size").asInt());
        assertEquals(1, journal("uploads").size());
    }

    @Test
    void triesAnEventTwiceMoreAndGoesOnWithItAfterAKill() throws Exception {
        Path failing = Files.createFile(directory.resolve("journals/uploads.failing"));
        Path waiting = directory.resolve("home/async");
        accept("{\"n\":1}");
        Await.until(() -> journal("uploads").size() == 3 && count(waiting) == 0);
        accept("{\"n\":2}");
        Await.until(() -> journal("uploads").contains("{\"n\":2}"));
        host.kill();
        Files.delete(failing);
        host = HostProcess.start(host.options(), "-Xmx128m");
        Await.until(() -> count(waiting) == 0);
        assertEquals("{\"n\":2}", journal("uploads").get(journal("uploads").size() - 1));
    }

    private void accept(String event) throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(host.endpoint().resolve("/2015-03-31/functions/uploads/invocations"))
                                .header("X-Amz-Invocation-Type", "Event")
                                .POST(HttpRequest.BodyPublishers.ofString(event))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertEquals(202, answer.statusCode());
    }

    private static long count(Path directory) throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void endsWithItsChildrenWhenAsked() throws Exception {
        List<ProcessHandle> children = host.handle().descendants().toList();
        assertFalse(children.isEmpty());
        host.kill();
        Await.until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        host = HostProcess.start(host.options(), "-Xmx128m");
        List<ProcessHandle> others = host.handle().descendants().toList();
        host.close();
        Await.until(() -> others.stream().noneMatch(ProcessHandle::isAlive));
    }

    private void put(String id, String kind) throws Exception {
        new DynamoDbApi(host.dynamodb())
                .table(
                        "PutItem",
                        JSON.readTree("{\"TableName\":\"local-Notes\",\"Item\":{\"id\":{\"S\":\"" + id
                                + "\"},\"kind\":{\"S\":\"" + kind + "\"}}}"));
    }

    private int clock(String wish) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(host.endpoint().resolve("/_local/clock"))
                                .PUT(HttpRequest.BodyPublishers.ofString(wish))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> journal(String function) {
        return SampleApplication.journal(directory, function);
    }

    private List<JsonNode> records(String function) throws Exception {
        List<JsonNode> records = new java.util.ArrayList<>();
        for (String line : journal(function)) {
            JSON.readTree(line).path("Records").forEach(records::add);
        }
        return records;
    }

    private List<String> ids(String function) throws Exception {
        return records(function).stream()
                .map(record -> record.at("/dynamodb/Keys/id/S").asText())
                .toList();
    }

    private List<String> followed() throws Exception {
        return ids("follower");
    }
}
