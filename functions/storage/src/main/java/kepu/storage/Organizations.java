package kepu.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.Organization.Ancestor;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The organization library; each organization carries its resolved chain, so that routing reads one item. */
public final class Organizations {
    /** As many as a transaction may write. */
    private static final int TOGETHER = 100;

    // No organization can be called so: ids know no such character.
    private static final String POINTER = "#INDEX";

    private final DynamoDbClient dynamo;
    private final String table;

    public Organizations(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.organizations(settings);
    }

    public Optional<Organization> find(OrganizationId id) {
        return item(id.value()).map(Organizations::read);
    }

    /**
     * Puts many in, replacing what was there under the same ids, each hundred of them together or not at all; meant for
     * seeding and import. Refuses BUSY when the table cannot take them. Transactions and not batches, because a batch is
     * committed item by item: DynamoDB Local takes seven times as long.
     */
    public void putAll(List<Organization> organizations) {
        for (int from = 0; from < organizations.size(); from += TOGETHER) {
            Transaction transaction = new Transaction();
            organizations
                    .subList(from, Math.min(from + TOGETHER, organizations.size()))
                    .forEach(one -> transaction.put(table, write(one)));
            transaction.commit(dynamo);
        }
    }

    /** The key of the published look-up index, if one was published. */
    public Optional<String> indexKey() {
        return item(POINTER).flatMap(item -> item.find("snapshot"));
    }

    /** Points to a newly published look-up index. */
    public void pointTo(String snapshot) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Item.empty()
                        .with("organization", POINTER)
                        .with("snapshot", snapshot)
                        .attributes()));
    }

    private Optional<Item> item(String key) {
        Map<String, AttributeValue> found = dynamo.getItem(
                        get -> get.tableName(table).key(Item.key("organization", key)))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
    }

    private static Item write(Organization one) {
        Item item = Item.empty()
                .with("organization", one.id().value())
                .with("category", one.category().name())
                .with("kind", one.kind())
                .with("name", one.name())
                .with("shortName", one.shortName())
                .with("level", one.level())
                .with("region", one.region())
                .with("aliases", one.aliases());
        List<AttributeValue> ancestors = one.ancestors().stream()
                .map(above -> AttributeValue.fromM(Item.empty()
                        .with("id", above.id().value())
                        .with("name", above.name())
                        .with("shortName", above.shortName())
                        .with("category", above.category().name())
                        .attributes()))
                .toList();
        item.attributes().put("ancestors", AttributeValue.fromL(ancestors));
        return item;
    }

    private static Organization read(Item item) {
        List<Ancestor> ancestors = new ArrayList<>();
        AttributeValue stored = item.attributes().get("ancestors");
        for (AttributeValue above : stored == null ? List.<AttributeValue>of() : stored.l()) {
            Item one = Item.of(new HashMap<>(above.m()));
            ancestors.add(new Ancestor(
                    new OrganizationId(one.need("id")),
                    one.need("name"),
                    one.text("shortName", ""),
                    Category.valueOf(one.need("category"))));
        }
        return new Organization(
                new OrganizationId(item.need("organization")),
                Category.valueOf(item.need("category")),
                item.text("kind", "OTHER"),
                item.need("name"),
                item.text("shortName", ""),
                item.text("level", ""),
                item.text("region", ""),
                ancestors,
                item.texts("aliases"));
    }
}
