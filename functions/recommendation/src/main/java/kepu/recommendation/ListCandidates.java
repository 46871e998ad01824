package kepu.recommendation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kepu.domain.activity.ActivityId;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Activities.Shown;
import kepu.storage.Page;
import kepu.storage.Recommendations;

/** Lists what a channel could put forward: its approved activities, and which of them it has. */
final class ListCandidates {
    private final Activities activities;
    private final Recommendations recommendations;

    ListCandidates(Settings settings) {
        this.activities = new Activities(settings);
        this.recommendations = new Recommendations(settings);
    }

    record Candidate(Shown shown, boolean recommended) {}

    Page<Candidate> list(ChannelList of, Optional<String> cursor, int limit) {
        Set<ActivityId> recommended = recommendations.board(of.edition(), of.channel()).items().stream()
                .map(Recommendation::activity)
                .collect(Collectors.toSet());
        return activities
                .shown(of.edition(), of.channel(), cursor, limit)
                .map(shown -> new Candidate(
                        shown, recommended.contains(shown.activity().id())));
    }
}
