package kepu.storage;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kepu.domain.account.AccountId;
import kepu.domain.activity.Activity;
import kepu.domain.activity.Activity.Counts;
import kepu.domain.activity.Activity.Standing;
import kepu.domain.activity.Activity.Times;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.organization.OrganizationId;
import kepu.domain.review.Verdict;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The meta item of an activity, kept apart from its texts. The review machine alone writes {@link #LIVE} and the shelves. */
final class ActivityItem {
    static final String ACTIVITY = "activity";
    static final String PART = "part";
    static final String META = "META";
    static final String DRAFT = "DRAFT";
    static final String VERSION = "version";
    static final String LIVE = "live";
    static final String PUBLISHED_AT = "publishedAt";
    static final String SHELF = "shelf";
    static final String CHANNEL_SHELF = "channelShelf";
    static final String MINE = "mine";
    static final String CHANGED_AT = "changedAt";
    static final int SHELVES = 4;

    private static final String EDITION = "edition";
    private static final String NAME = "name";
    private static final String REVISION = "revision";
    private static final String APPROVED = "approved";
    private static final String ROUND = "round";
    private static final String STATUS = "status";
    private static final String VERDICT = "verdict";
    private static final String REASON = "reason";
    private static final String NOTES = "notes";
    private static final String SINCE = "since";
    private static final String DUE_AT = "dueAt";
    private static final String ROUTE = "route";
    private static final String CHANNEL = "channel";
    private static final String CHAIN = "chain";
    private static final String CREATED_AT = "createdAt";
    private static final String SUBMITTED_AT = "submittedAt";
    private static final String STARTS_AT = "startsAt";
    private static final String ENDS_AT = "endsAt";
    // Where the machine shelves it when it is published.
    private static final String TO_SHELF = "toShelf";
    private static final String TO_CHANNEL_SHELF = "toChannelShelf";

    private static final Set<String> OWNED = Set.of(
            EDITION,
            NAME,
            REVISION,
            APPROVED,
            ROUND,
            STATUS,
            VERDICT,
            REASON,
            NOTES,
            SINCE,
            DUE_AT,
            ROUTE,
            CHANNEL,
            CHAIN,
            CREATED_AT,
            SUBMITTED_AT,
            STARTS_AT,
            ENDS_AT,
            MINE,
            CHANGED_AT,
            VERSION);

    // Where the approved revision is to be shown goes with its approval, whatever is submitted after it.
    static final Set<String> OWNED_WHEN_APPROVED = Stream.concat(OWNED.stream(), Stream.of(TO_SHELF, TO_CHANNEL_SHELF))
            .collect(Collectors.toUnmodifiableSet());

    private ActivityItem() {}

    static Map<String, AttributeValue> key(ActivityId id, String part) {
        return Item.key(ACTIVITY, id.value(), PART, Item.text(part));
    }

    static String revisionPart(int revision) {
        return "REVISION#%05d".formatted(revision);
    }

    /** The update that makes the item what the activity now is. */
    static Change change(Activity after) {
        boolean approved = after.status() == ActivityStatus.APPROVED;
        return new Change(write(after), approved ? OWNED_WHEN_APPROVED : OWNED);
    }

    static Item write(Activity activity) {
        Standing standing = activity.standing();
        Optional<OrganizationId> channel = activity.route().channel();
        return Item.empty()
                .with(ACTIVITY, activity.id().value())
                .with(PART, META)
                .with(EDITION, activity.edition())
                .with(MINE, activity.submitter().value())
                .with(NAME, activity.name())
                .with(VERSION, activity.version())
                .with(REVISION, activity.counts().revision())
                .with(APPROVED, activity.counts().approved())
                .with(ROUND, activity.counts().round())
                .with(STATUS, standing.status().name())
                .with(VERDICT, standing.verdict().map(Verdict::name).orElse(""))
                .with(REASON, standing.reason())
                .with(NOTES, standing.notes())
                .with(SINCE, standing.since())
                .with(DUE_AT, standing.dueAt())
                .with(ROUTE, RouteText.write(activity.route()))
                .with(CHANNEL, channel.map(OrganizationId::value).orElse(""))
                .with(
                        CHAIN,
                        activity.chain().stream().map(OrganizationId::value).toList())
                .with(CREATED_AT, activity.times().createdAt())
                .with(CHANGED_AT, activity.times().updatedAt())
                .with(SUBMITTED_AT, activity.times().submittedAt())
                .with(STARTS_AT, activity.times().startsAt())
                .with(ENDS_AT, activity.times().endsAt())
                .with(TO_SHELF, shelf(activity.edition(), shard(activity.id())))
                .with(
                        TO_CHANNEL_SHELF,
                        channel.map(id -> channelShelf(activity.edition(), id)).orElse(""));
    }

    static Activity read(Item item) {
        return new Activity(
                new ActivityId(item.need(ACTIVITY)),
                item.count(EDITION),
                new AccountId(item.need(MINE)),
                item.text(NAME, ""),
                item.number(VERSION, 1),
                new Counts(item.count(REVISION), item.count(APPROVED), item.count(LIVE), item.count(ROUND)),
                new Standing(
                        ActivityStatus.valueOf(item.need(STATUS)),
                        item.find(VERDICT).map(Verdict::valueOf),
                        item.text(REASON, ""),
                        item.textsByName(NOTES),
                        item.needTime(SINCE),
                        item.time(DUE_AT)),
                RouteText.read(item.text(ROUTE, ""), item.find(CHANNEL)),
                item.texts(CHAIN).stream().map(OrganizationId::new).toList(),
                new Times(
                        item.needTime(CREATED_AT),
                        item.needTime(CHANGED_AT),
                        item.time(SUBMITTED_AT),
                        item.time(STARTS_AT),
                        item.time(ENDS_AT)));
    }

    static String shelf(int edition, int shard) {
        return edition + "#" + shard;
    }

    static String channelShelf(int edition, OrganizationId channel) {
        return edition + "#" + channel;
    }

    static OrganizationId channelOf(String channelShelf) {
        return new OrganizationId(channelShelf.substring(channelShelf.indexOf('#') + 1));
    }

    static int shard(ActivityId id) {
        return Math.floorMod(id.value().hashCode(), SHELVES);
    }
}
