package kepu.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kepu.local.template.Account;
import kepu.local.template.Resource;
import kepu.local.template.Template;
import kepu.local.template.TemplateRefusal;

/** Makes the tables that a template declares stand in a DynamoDB, keeping those that stand already. */
public final class Tables {
    /** What CreateTable takes as CloudFormation writes it; encryption, recovery and the like have no meaning here. */
    private static final List<String> CREATED_WITH =
            List.of("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DynamoDbApi api;

    public Tables(DynamoDbApi api) {
        this.api = api;
    }

    /**
     * The tables of a template file in a DynamoDB, for tests of code that uses them.
     *
     * @param stack the prefix of the names of tables that have none of their own
     * @return the environment variables that the template gives its functions
     */
    public static Map<String, String> create(
            URI endpoint, Path templateFile, String stack, Map<String, String> parameters) {
        Account account = new Account(stack, "us-east-1", "http://localhost");
        Template template = Template.read(templateFile, account, parameters);
        new Tables(new DynamoDbApi(endpoint)).create(template);
        return template.environment();
    }

    /** @throws TemplateRefusal when a table stands with other keys: its items cannot be moved by themselves */
    public void create(Template template) {
        template.ofType("AWS::DynamoDB::Table").forEach(this::create);
    }

    private void create(Resource table) {
        Optional<JsonNode> standing = describe(table.name());
        if (standing.isEmpty()) {
            api.table("CreateTable", request(table));
        } else {
            refuseOtherKeys(table, standing.get());
            addMissingIndexes(table, standing.get());
            enableMissingStream(table, standing.get());
        }
        setTimeToLive(table);
    }

    private Optional<JsonNode> describe(String name) {
        try {
            return Optional.of(api.table("DescribeTable", NODES.objectNode().put("TableName", name))
                    .path("Table"));
        } catch (DynamoDbRefusal refusal) {
            if (refusal.is("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static ObjectNode request(Resource table) {
        ObjectNode request = NODES.objectNode().put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
        for (String property : CREATED_WITH) {
            if (table.properties().has(property)) {
                request.set(property, withoutThroughput(table.properties().get(property)));
            }
        }
        if (table.properties().has("StreamSpecification")) {
            request.set("StreamSpecification", stream(table));
        }
        return request;
    }

    private static JsonNode withoutThroughput(JsonNode declared) {
        JsonNode copy = declared.deepCopy();
        copy.forEach(element ->
                ((ObjectNode) element).remove(Set.of("ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput")));
        return copy;
    }

    private static ObjectNode stream(Resource table) {
        return NODES.objectNode()
                .put("StreamEnabled", true)
                .set("StreamViewType", table.properties().at("/StreamSpecification/StreamViewType"));
    }

    private static void refuseOtherKeys(Resource table, JsonNode standing) {
        Set<String> declared = keys(table.properties().path("KeySchema"));
        if (!declared.equals(keys(standing.path("KeySchema")))) {
            throw new TemplateRefusal(
                    table.place() + ".Properties.KeySchema",
                    "table " + table.name() + " stands with other keys, " + keys(standing.path("KeySchema"))
                            + " instead of " + declared + "; start with an empty home");
        }
        for (JsonNode index : table.properties().path("GlobalSecondaryIndexes")) {
            index(standing, index).ifPresent(other -> {
                if (!keys(index.path("KeySchema")).equals(keys(other.path("KeySchema")))) {
                    throw new TemplateRefusal(
                            table.place() + ".Properties.GlobalSecondaryIndexes",
                            "index " + index.path("IndexName").asText() + " stands with other keys, "
                                    + keys(other.path("KeySchema")) + "; start with an empty home");
                }
            });
        }
    }

    private void addMissingIndexes(Resource table, JsonNode standing) {
        for (JsonNode declared : table.properties().path("GlobalSecondaryIndexes")) {
            if (index(standing, declared).isEmpty()) {
                ObjectNode update = NODES.objectNode().put("TableName", table.name());
                update.set("AttributeDefinitions", table.properties().get("AttributeDefinitions"));
                ArrayNode one = NODES.arrayNode().add(declared.<JsonNode>deepCopy());
                update.putArray("GlobalSecondaryIndexUpdates")
                        .addObject()
                        .set("Create", withoutThroughput(one).get(0));
                api.table("UpdateTable", update);
            }
        }
    }

    private void enableMissingStream(Resource table, JsonNode standing) {
        boolean streams = standing.at("/StreamSpecification/StreamEnabled").asBoolean();
        if (!streams && table.properties().has("StreamSpecification")) {
            ObjectNode update = NODES.objectNode().put("TableName", table.name());
            update.set("StreamSpecification", stream(table));
            api.table("UpdateTable", update);
        }
    }

    private void setTimeToLive(Resource table) {
        JsonNode declared = table.properties().path("TimeToLiveSpecification");
        JsonNode standing = api.table("DescribeTimeToLive", NODES.objectNode().put("TableName", table.name()))
                .path("TimeToLiveDescription");
        if (declared.path("Enabled").asBoolean()
                && !standing.path("TimeToLiveStatus").asText().startsWith("ENABL")) {
            ObjectNode update = NODES.objectNode().put("TableName", table.name());
            update.set("TimeToLiveSpecification", declared);
            api.table("UpdateTimeToLive", update);
        }
    }

    private static Optional<JsonNode> index(JsonNode standing, JsonNode declared) {
        for (JsonNode index : standing.path("GlobalSecondaryIndexes")) {
            if (index.path("IndexName").equals(declared.path("IndexName"))) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        schema.forEach(key -> keys.add(
                key.path("KeyType").asText() + " " + key.path("AttributeName").asText()));
        return keys;
    }
}
