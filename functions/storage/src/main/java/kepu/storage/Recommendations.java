package kepu.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;
import kepu.domain.organization.OrganizationId;
import kepu.domain.recommendation.Places;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The lists of recommended activities, one per edition and channel, and how many places each has. */
public final class Recommendations {
    static final String LIST = "list";
    static final String ENTRY = "entry";
    static final String PLACES = "PLACES";
    static final String TAKEN = "taken";

    private static final String ACTIVITY = "ACTIVITY#";

    private final DynamoDbClient dynamo;
    private final String table;

    public Recommendations(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.recommendations(settings);
    }

    /** A channel's list: its places, and what takes them in the order it was recommended. */
    public record Board(Places places, List<Recommendation> items) {
        public Board {
            items = List.copyOf(items);
        }
    }

    /** The whole list of a channel (consistent); it is as long as its places at most. */
    public Board board(int edition, OrganizationId channel) {
        Places places = new Places(edition, channel, 0, 0);
        List<Recommendation> items = new ArrayList<>();
        for (Map<String, AttributeValue> attributes : dynamo.queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", LIST))
                        .expressionAttributeValues(Map.of(":list", Item.text(list(edition, channel)))))
                .items()) {
            Item item = Item.of(attributes);
            if (item.need(ENTRY).equals(PLACES)) {
                places = new Places(edition, channel, item.count("places"), item.count(TAKEN));
            } else {
                items.add(read(item));
            }
        }
        items.sort(Comparator.comparing(Recommendation::at));
        return new Board(places, items);
    }

    public Optional<Recommendation> find(int edition, OrganizationId channel, ActivityId activity) {
        Map<String, AttributeValue> found = dynamo.getItem(get -> get.tableName(table)
                        .key(key(edition, channel, entry(activity)))
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    static Map<String, AttributeValue> key(int edition, OrganizationId channel, String entry) {
        return Item.key(LIST, list(edition, channel), ENTRY, Item.text(entry));
    }

    static String entry(ActivityId activity) {
        return ACTIVITY + activity;
    }

    static Item write(Recommendation recommendation) {
        return Item.empty()
                .with(LIST, list(recommendation.edition(), recommendation.channel()))
                .with(ENTRY, entry(recommendation.activity()))
                .with("activity", recommendation.activity().value())
                .with("edition", recommendation.edition())
                .with("channel", recommendation.channel().value())
                .with("name", recommendation.name())
                .with("revision", recommendation.revision())
                .with("by", recommendation.by().value())
                .with("at", recommendation.at())
                .with("reason", recommendation.reason());
    }

    private static String list(int edition, OrganizationId channel) {
        return edition + "#" + channel;
    }

    private static Recommendation read(Item item) {
        return new Recommendation(
                new ActivityId(item.need("activity")),
                item.count("edition"),
                new OrganizationId(item.need("channel")),
                item.text("name", ""),
                item.count("revision"),
                new AccountId(item.need("by")),
                item.needTime("at"),
                item.text("reason", ""));
    }
}
