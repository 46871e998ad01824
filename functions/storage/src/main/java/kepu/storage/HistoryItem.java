package kepu.storage;

import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.review.Level;

/** One line of an activity's history; the review machine writes the same form when a round expires. */
final class HistoryItem {
    static final String PREFIX = "HISTORY#";

    private HistoryItem() {}

    static Item write(ActivityId id, HistoryEntry entry) {
        return Item.empty()
                .with(ActivityItem.ACTIVITY, id.value())
                .with(ActivityItem.PART, PREFIX + Item.written(entry.at()) + "#" + entry.event())
                .with("at", entry.at())
                .with("event", entry.event().name())
                .with("level", entry.level().map(Level::name).orElse(""))
                .with("revision", entry.revision())
                .with("round", entry.round())
                .with("by", entry.by().map(AccountId::value).orElse(""))
                .with("byName", entry.byName())
                .with("reason", entry.reason());
    }

    static HistoryEntry read(Item item) {
        Optional<Level> level = item.find("level").map(Level::valueOf);
        return new HistoryEntry(
                item.needTime("at"),
                HistoryEntry.Event.valueOf(item.need("event")),
                level,
                item.count("revision"),
                item.count("round"),
                item.find("by").map(AccountId::new),
                item.text("byName", ""),
                item.text("reason", ""));
    }
}
