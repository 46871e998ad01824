package kepu.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.FormBody;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Activities with their drafts, revisions and history; consistent reads unless an index is asked. */
public final class Activities {
    static final String FORM = "form";

    private final DynamoDbClient dynamo;
    private final String table;

    public Activities(Settings settings) {
        this.dynamo = Tables.client(settings);
        this.table = Tables.activities(settings);
    }

    /**
     * An activity as the public sees it: its live revision and since when it is shown.
     *
     * @param channel of the live revision, which the route of a newer one need not share (Q104)
     */
    public record Shown(
            Activity activity,
            int revision,
            ActivityForm form,
            Optional<OrganizationId> channel,
            Instant publishedAt) {}

    public Optional<Activity> find(ActivityId id) {
        return item(id, ActivityItem.META).map(ActivityItem::read);
    }

    /** The form as it was last saved; the newest revision's once that was submitted without change. */
    public ActivityForm draft(ActivityId id) {
        return item(id, ActivityItem.DRAFT).map(Activities::form).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
    }

    /** The form as it was submitted as this revision. */
    public Optional<ActivityForm> revision(ActivityId id, int revision) {
        return item(id, ActivityItem.revisionPart(revision)).map(Activities::form);
    }

    /** What the public sees of it, if it is shown. */
    public Optional<Shown> shown(ActivityId id) {
        Optional<Item> meta = item(id, ActivityItem.META)
                .filter(item -> item.find(ActivityItem.SHELF).isPresent());
        return meta.flatMap(item -> {
            return revision(id, item.count(ActivityItem.LIVE)).map(form -> shown(item, form));
        });
    }

    /** One account's own, last changed first. */
    public Page<Activity> mine(AccountId submitter, Optional<String> cursor, int limit) {
        return index("bySubmitter", ActivityItem.MINE, ActivityItem.CHANGED_AT)
                .page(List.of(submitter.value()), false, cursor, limit)
                .map(Item::of)
                .map(ActivityItem::read);
    }

    /** What an edition shows to the public, last published first. */
    public Page<Shown> shown(int edition, Optional<String> cursor, int limit) {
        List<String> shelves = IntStream.range(0, ActivityItem.SHELVES)
                .mapToObj(shard -> ActivityItem.shelf(edition, shard))
                .toList();
        return whole(
                index("byShelf", ActivityItem.SHELF, ActivityItem.PUBLISHED_AT).page(shelves, false, cursor, limit));
    }

    /** What an edition shows of one channel, last published first. */
    public Page<Shown> shown(int edition, OrganizationId channel, Optional<String> cursor, int limit) {
        return whole(index("byChannel", ActivityItem.CHANNEL_SHELF, ActivityItem.PUBLISHED_AT)
                .page(List.of(ActivityItem.channelShelf(edition, channel)), false, cursor, limit));
    }

    /** What happened to it, oldest first; its publication is told from the meta item, where the machine notes it. */
    public List<HistoryEntry> history(ActivityId id) {
        List<HistoryEntry> entries = new ArrayList<>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("activity = :id AND begins_with(part, :history)")
                        .expressionAttributeValues(
                                Map.of(":id", Item.text(id.value()), ":history", Item.text(HistoryItem.PREFIX))))
                .items()
                .forEach(item -> entries.add(HistoryItem.read(Item.of(item))));
        item(id, ActivityItem.META).flatMap(Activities::publication).ifPresent(entries::add);
        entries.sort(Comparator.comparing(HistoryEntry::at));
        return List.copyOf(entries);
    }

    private static Optional<HistoryEntry> publication(Item meta) {
        return meta.time(ActivityItem.PUBLISHED_AT)
                .map(at -> new HistoryEntry(
                        at,
                        HistoryEntry.Event.PUBLISHED,
                        Optional.empty(),
                        meta.count(ActivityItem.LIVE),
                        0,
                        Optional.empty(),
                        "",
                        ""));
    }

    static Item formItem(ActivityId id, String part, ActivityForm form) {
        return Item.empty()
                .with(ActivityItem.ACTIVITY, id.value())
                .with(ActivityItem.PART, part)
                .with(FORM, new String(Json.bytes(FormBody.of(form)), StandardCharsets.UTF_8));
    }

    private static ActivityForm form(Item item) {
        return FormBody.stored(Json.trusted(item.need(FORM).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Item> item(ActivityId id, String part) {
        Map<String, AttributeValue> found = dynamo.getItem(get ->
                        get.tableName(table).key(ActivityItem.key(id, part)).consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
    }

    private ShardedQuery index(String index, String partition, String sort) {
        return new ShardedQuery(
                dynamo, table, index, partition, sort, List.of(ActivityItem.ACTIVITY, ActivityItem.PART));
    }

    // The index holds keys; what is shown is the live revision, read in one batch in the order of the index.
    private Page<Shown> whole(Page<Map<String, AttributeValue>> keys) {
        List<Shown> shown = new ArrayList<>();
        Map<String, Item> metas = batch(keys.items().stream()
                .map(key -> ActivityItem.key(
                        new ActivityId(key.get(ActivityItem.ACTIVITY).s()), ActivityItem.META))
                .toList());
        Map<String, Item> revisions = batch(metas.values().stream()
                .map(meta -> ActivityItem.key(
                        new ActivityId(meta.need(ActivityItem.ACTIVITY)),
                        ActivityItem.revisionPart(meta.count(ActivityItem.LIVE))))
                .toList());
        for (Map<String, AttributeValue> key : keys.items()) {
            String id = key.get(ActivityItem.ACTIVITY).s();
            Item meta = metas.get(id);
            Item revision = revisions.get(id);
            if (meta != null && revision != null) {
                shown.add(shown(meta, form(revision)));
            }
        }
        return new Page<>(shown, keys.next());
    }

    private static Shown shown(Item meta, ActivityForm form) {
        return new Shown(
                ActivityItem.read(meta),
                meta.count(ActivityItem.LIVE),
                form,
                meta.find(ActivityItem.CHANNEL_SHELF).map(ActivityItem::channelOf),
                meta.needTime(ActivityItem.PUBLISHED_AT));
    }

    private Map<String, Item> batch(List<Map<String, AttributeValue>> keys) {
        Map<String, Item> found = new HashMap<>();
        Map<String, KeysAndAttributes> wanted = keys.isEmpty()
                ? Map.of()
                : Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        while (!wanted.isEmpty()) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse answer = dynamo.batchGetItem(request -> request.requestItems(asked));
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> found.put(item.get(ActivityItem.ACTIVITY).s(), Item.of(item)));
            wanted = answer.unprocessedKeys();
        }
        return found;
    }
}
