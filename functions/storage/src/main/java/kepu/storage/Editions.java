package kepu.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.runtime.EditionBody;
import kepu.runtime.Fields;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The editions; a handful, kept under one key so that the list is one query. */
public final class Editions {
    private static final String ALL = "EDITION";

    private final DynamoDbClient dynamo;
    private final String table;

    public Editions(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.editions(settings);
    }

    public Optional<Edition> find(int year) {
        Map<String, AttributeValue> found =
                dynamo.getItem(get -> get.tableName(table).key(key(year))).item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    /** All of them, newest first. */
    public List<Edition> all() {
        List<Edition> editions = new ArrayList<>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("kind = :all")
                        .expressionAttributeValues(Map.of(":all", Item.text(ALL)))
                        .scanIndexForward(false))
                .items()
                .forEach(item -> editions.add(read(Item.of(item))));
        return List.copyOf(editions);
    }

    /** The one whose window is open, the newest where several are; otherwise the one that was open last, or the first. */
    public Optional<Edition> current(Instant now) {
        List<Edition> all = all();
        return all.stream()
                .filter(edition -> edition.isOpen(now))
                .findFirst()
                .or(() -> all.stream()
                        .filter(edition -> edition.submission().from().isBefore(now))
                        .findFirst())
                .or(() -> all.stream().min(Comparator.comparingInt(Edition::year)));
    }

    /** Writes an edition on the version that was read (0: there is none yet); refuses STALE_VERSION. */
    public void put(Edition edition, long seen) {
        Item item = Item.empty()
                .with("kind", ALL)
                .with("year", edition.year())
                .with("version", edition.version())
                .with("configuration", new String(Json.bytes(EditionBody.of(edition)), StandardCharsets.UTF_8));
        try {
            dynamo.putItem(put -> {
                put.tableName(table).item(item.attributes());
                if (seen == 0) {
                    put.conditionExpression("attribute_not_exists(kind)");
                } else {
                    put.conditionExpression("version = :seen")
                            .expressionAttributeValues(Map.of(":seen", Item.number(seen)));
                }
            });
        } catch (ConditionalCheckFailedException changed) {
            throw Reason.STALE_VERSION.refuse();
        }
    }

    private static Map<String, AttributeValue> key(int year) {
        return Item.key("kind", ALL, "year", Item.number(year));
    }

    private static Edition read(Item item) {
        JsonNode configuration = Json.trusted(item.need("configuration").getBytes(StandardCharsets.UTF_8));
        return EditionBody.read(item.count("year"), Fields.of(configuration), item.number("version", 1));
    }
}
