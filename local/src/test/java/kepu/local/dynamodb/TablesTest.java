package kepu.local.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import kepu.local.template.TemplateRefusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "GlobalSecondaryIndexes: [{IndexName: by-kind, "
            + "KeySchema: [{AttributeName: kind, KeyType: HASH}], Projection: {ProjectionType: KEYS_ONLY}}]";

    private static DynamoDbLocal database;

    @TempDir
    Path directory;

    private DynamoDbApi api;
    private String stack;

    @BeforeAll
    static void start() {
        database = DynamoDbLocal.inMemory(Path.of(System.getProperty("dynamodb.libs")));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        api = new DynamoDbApi(database.endpoint());
        stack = "s" + UUID.randomUUID();
    }

    @Test
    void makesTheTableAsDeclared() throws IOException {
        Map<String, String> environment = create(
                "id",
                INDEX,
                "StreamSpecification: {StreamViewType: NEW_IMAGE}",
                "TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}");
        assertEquals(Map.of("TABLE", stack + "-Things"), environment);
        JsonNode table = table();
        assertEquals("id", table.at("/KeySchema/0/AttributeName").asText());
        assertEquals(
                "KEYS_ONLY",
                table.at("/GlobalSecondaryIndexes/0/Projection/ProjectionType").asText());
        assertEquals(
                "NEW_IMAGE", table.at("/StreamSpecification/StreamViewType").asText());
        assertEquals(
                "expiresAt",
                api.table("DescribeTimeToLive", named())
                        .at("/TimeToLiveDescription/AttributeName")
                        .asText());
    }

    @Test
    void keepsWhatStandsAndAddsWhatIsMissing() throws IOException {
        create("id");
        api.table(
                "PutItem",
                JSON.readTree("{\"TableName\":\"" + stack
                        + "-Things\",\"Item\":{\"id\":{\"S\":\"1\"},\"kind\":{\"S\":\"a\"}}}"));
        create("id", INDEX, "StreamSpecification: {StreamViewType: NEW_IMAGE}");
        create("id", INDEX, "StreamSpecification: {StreamViewType: NEW_IMAGE}");
        assertEquals(1, table().path("ItemCount").asInt());
        assertEquals(
                "by-kind", table().at("/GlobalSecondaryIndexes/0/IndexName").asText());
        assertTrue(table().at("/StreamSpecification/StreamEnabled").asBoolean());
    }

    @Test
    void refusesOtherKeysWithThePlace() throws IOException {
        create("id");
        TemplateRefusal refusal = assertThrows(TemplateRefusal.class, () -> create("kind"));
        assertTrue(
                refusal.getMessage().startsWith("Resources.Things.Properties.KeySchema: table " + stack + "-Things"));
    }

    private Map<String, String> create(String key, String... more) throws IOException {
        boolean indexed = String.join("", more).contains("kind") || key.equals("kind");
        String template = """
                Globals: {Function: {Environment: {Variables: {TABLE: !Ref Things}}}}
                Resources:
                  Things:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      KeySchema: [{AttributeName: %s, KeyType: HASH}]
                      AttributeDefinitions:
                        - {AttributeName: %s, AttributeType: S}
                %s      %s
                """.formatted(
                        key,
                        key,
                        indexed && !key.equals("kind") ? "        - {AttributeName: kind, AttributeType: S}\n" : "",
                        String.join("\n      ", more));
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        return Tables.create(database.endpoint(), file, stack, Map.of());
    }

    private JsonNode table() throws IOException {
        return api.table("DescribeTable", named()).path("Table");
    }

    private JsonNode named() throws IOException {
        return JSON.readTree("{\"TableName\":\"" + stack + "-Things\"}");
    }
}
