package kepu.runtime;

import java.util.List;
import java.util.Optional;
import kepu.domain.activity.HistoryEntry;

/** An activity's history as JSON, for its submitter and its reviewers alike. */
public final class HistoryBody {
    private HistoryBody() {}

    public static List<Json.Body> of(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryBody::of).toList();
    }

    private static Json.Body of(HistoryEntry entry) {
        String where = entry.level().map(level -> level.chinese() + " · ").orElse("");
        String who = entry.byName().isEmpty() ? "" : " · " + entry.byName();
        String whoEnglish = entry.byName().isEmpty() ? "" : " by " + entry.byName();
        // A draft is no revision yet.
        String revision = entry.revision() == 0 ? "" : "（第 " + entry.revision() + " 版）";
        String revisionEnglish = entry.revision() == 0 ? "" : " (revision " + entry.revision() + ")";
        return Json.body()
                .with("at", entry.at())
                .with("event", entry.event().name())
                .ifAny("level", entry.level().map(Enum::name))
                .with("revision", entry.revision())
                .ifAny("round", Optional.of(entry.round()).filter(round -> round > 0))
                .unlessEmpty("by", entry.byName())
                .unlessEmpty("reason", entry.reason())
                .inBoth(
                        "text",
                        where + entry.event().chinese() + revision + who,
                        entry.event().english() + revisionEnglish + whoEnglish);
    }
}
