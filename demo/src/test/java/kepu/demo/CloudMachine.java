package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import kepu.local.dynamodb.Tables;

/** The review machine with tables of its own at some AWS-compatible endpoint, and rounds written as Kepu writes them. */
final class CloudMachine {
    private static final String ROLE = "arn:aws:iam::000000000000:role/kepu-review";
    /** Such endpoints tell services apart by it, and do not check it. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0";

    private final Api endpoint;
    private final Executions executions;
    private final String arn;
    private final String activities;
    private final String reviews;

    private CloudMachine(Api endpoint, String arn, String activities, String reviews) {
        this.endpoint = endpoint;
        this.executions = new Executions(endpoint);
        this.arn = arn;
        this.activities = activities;
        this.reviews = reviews;
    }

    /** Creates tables and machine under a name that nobody else has. */
    static CloudMachine deploy(Path root, URI address) {
        String stack = "kepu-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> names = Tables.create(
                address,
                root.resolve("template.yaml"),
                stack,
                Map.of("PublicUrl", "https://kepu.example.org", "MailHost", "127.0.0.1"));
        Api endpoint = new Api(address);
        String activities = names.get("ACTIVITIES_TABLE");
        String reviews = names.get("REVIEWS_TABLE");
        JsonNode made = ask(
                endpoint,
                "AWSStepFunctions.CreateStateMachine",
                Api.body()
                        .put("name", stack + "-review")
                        .put("roleArn", ROLE)
                        .put("definition", definition(root, activities, reviews)));
        return new CloudMachine(endpoint, made.path("stateMachineArn").asText(), activities, reviews);
    }

    /** A first round of a submitted activity, and its execution. */
    void begin(String activity) {
        put(activity);
        start(activity);
    }

    void put(String activity) {
        dynamodb(
                "PutItem",
                Api.body()
                        .put("TableName", activities)
                        .set(
                                "Item",
                                item(
                                                "activity",
                                                activity,
                                                "part",
                                                "META",
                                                "toShelf",
                                                "2026",
                                                "toChannelShelf",
                                                "2026#O0240")
                                        .<ObjectNode>set("approved", number(1))
                                        .set("version", number(1))));
        dynamodb(
                "PutItem",
                Api.body()
                        .put("TableName", reviews)
                        .set(
                                "Item",
                                item(
                                                "activity",
                                                activity,
                                                "level",
                                                "PROVINCE",
                                                "state",
                                                "OPENING",
                                                "outcome",
                                                "UNDECIDED",
                                                "provinceQueue",
                                                "PROVINCE#O0240",
                                                "nationQueue",
                                                "NATION#0",
                                                "dueAt",
                                                Instant.now()
                                                        .plus(3, ChronoUnit.DAYS)
                                                        .toString())
                                        .<ObjectNode>set("round", number(1))
                                        .set("version", number(1))));
    }

    void start(String activity) {
        ObjectNode input = Api.body()
                .put("activity", activity)
                .put("revision", 1)
                .put("round", 1)
                .put("first", "PROVINCE")
                .put("closesAt", Instant.now().plus(1, ChronoUnit.DAYS).toString());
        ask(
                endpoint,
                "AWSStepFunctions.StartExecution",
                Api.body()
                        .put("stateMachineArn", arn)
                        .put("name", name(activity))
                        .put("input", input.toString()));
    }

    /** Writes where the round stands, as a decision or a withdrawal does. */
    void move(String activity, String level, String state, String outcome) {
        ObjectNode values = item(":level", level, ":state", state, ":outcome", outcome);
        ObjectNode update = reviewKey(activity)
                .put("UpdateExpression", "SET #level = :level, #state = :state, outcome = :outcome REMOVE taskToken");
        update.set("ExpressionAttributeNames", Api.body().put("#level", "level").put("#state", "state"));
        update.set("ExpressionAttributeValues", values);
        dynamodb("UpdateItem", update);
    }

    void succeed(String token) {
        ask(
                endpoint,
                "AWSStepFunctions.SendTaskSuccess",
                Api.body().put("taskToken", token).put("output", "{}"));
    }

    void fail(String token, String error) {
        ask(
                endpoint,
                "AWSStepFunctions.SendTaskFailure",
                Api.body().put("taskToken", token).put("error", error));
    }

    /** The task token with which the machine has opened the round at this level. */
    String awaitOpen(String activity, String level) {
        return Await.until(
                        "the round to open at " + level + " (" + executions.lastState(arn, name(activity)) + ")",
                        () -> get(reviewKey(activity)),
                        round -> round.path("state").path("S").asText().equals("OPEN")
                                && round.path("level").path("S").asText().equals(level)
                                && round.has("taskToken"))
                .path("taskToken")
                .path("S")
                .asText();
    }

    /** The name of the state it ended in. */
    String awaitEnd(String activity) {
        return Await.until(
                "the execution to end",
                () -> executions.lastState(arn, name(activity)),
                state -> !state.equals("Running"));
    }

    JsonNode activity(String activity) {
        return get(Api.body().put("TableName", activities).set("Key", item("activity", activity, "part", "META")));
    }

    private ObjectNode reviewKey(String activity) {
        return Api.body()
                .put("TableName", reviews)
                .set("Key", item("activity", activity).set("round", number(1)));
    }

    private JsonNode get(ObjectNode key) {
        return dynamodb("GetItem", key.put("ConsistentRead", true)).path("Item");
    }

    private JsonNode dynamodb(String operation, JsonNode input) {
        return ask(endpoint, "DynamoDB_20120810." + operation, input);
    }

    private static JsonNode ask(Api endpoint, String target, JsonNode input) {
        String service = target.startsWith("DynamoDB") ? "dynamodb" : "states";
        return endpoint.post(
                        "/",
                        input,
                        Map.of(
                                "content-type",
                                "application/x-amz-json-1.0",
                                "x-amz-target",
                                target,
                                "authorization",
                                String.format(SIGNATURE, service)))
                .expect(200)
                .body();
    }

    private static String name(String activity) {
        return "act-" + activity + "-1";
    }

    /** A map of texts. */
    private static ObjectNode item(String... namesAndTexts) {
        ObjectNode item = Api.body();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            item.set(namesAndTexts[i], Api.body().put("S", namesAndTexts[i + 1]));
        }
        return item;
    }

    private static ObjectNode number(int value) {
        return Api.body().put("N", String.valueOf(value));
    }

    private static String definition(Path root, String activities, String reviews) {
        try {
            String yaml = Files.readString(root.resolve("statemachines/review.asl.yaml"))
                    .replace("${ActivitiesTable}", activities)
                    .replace("${Partition}", "aws")
                    .replace("${ReviewsTable}", reviews);
            return new YAMLMapper().readTree(yaml).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
