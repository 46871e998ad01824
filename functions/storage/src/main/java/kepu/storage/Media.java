package kepu.storage;

import java.util.Map;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;
import kepu.domain.media.ImageType;
import kepu.domain.media.Medium;
import kepu.domain.media.MediumId;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The files of activities, from the promise to upload them to their acceptance. */
public final class Media {
    private final DynamoDbClient dynamo;
    private final String table;

    public Media(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.media(settings);
    }

    public Optional<Medium> find(MediumId id) {
        Map<String, AttributeValue> found = dynamo.getItem(get ->
                        get.tableName(table).key(Item.key("medium", id.value())).consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(read(Item.of(found)));
    }

    public void add(Medium promised) {
        dynamo.putItem(put -> put.tableName(table)
                .item(write(promised).attributes())
                .conditionExpression("attribute_not_exists(medium)"));
    }

    /** Notes what was found in the file; once only, a second time changes nothing. */
    public void accept(Medium accepted) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(write(accepted).attributes())
                    .conditionExpression("attribute_exists(medium) AND attribute_not_exists(foundType)"));
        } catch (ConditionalCheckFailedException already) {
            // Confirmed twice: the first time stands.
        }
    }

    private static Item write(Medium medium) {
        Item item = Item.empty()
                .with("medium", medium.id().value())
                .with("activity", medium.activity().value())
                .with("owner", medium.owner().value())
                .with("type", medium.declared().type().name())
                .with("bytes", medium.declared().bytes())
                .with("createdAt", medium.createdAt());
        medium.found().ifPresent(found -> item.with("foundType", found.type().name())
                .with("foundBytes", found.bytes())
                .with("width", found.width())
                .with("height", found.height())
                .with("fingerprint", found.fingerprint()));
        return item;
    }

    private static Medium read(Item item) {
        Optional<Medium.Found> found = item.find("foundType")
                .map(type -> new Medium.Found(
                        ImageType.valueOf(type),
                        item.number("foundBytes", 0),
                        item.count("width"),
                        item.count("height"),
                        item.need("fingerprint")));
        return new Medium(
                new MediumId(item.need("medium")),
                new ActivityId(item.need("activity")),
                new AccountId(item.need("owner")),
                new Medium.Declared(ImageType.valueOf(item.need("type")), item.number("bytes", 0)),
                found,
                item.needTime("createdAt"));
    }
}
