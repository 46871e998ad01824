package kepu.recommendation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Scope;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Activities.Shown;
import kepu.storage.Places;
import kepu.storage.Recommendations;

/** Puts an approved activity forward for commendation, inside its channel's places for the edition. */
final class RecommendActivity {
    private final Activities activities;
    private final Recommendations recommendations;
    private final Places places;
    private final Clock clock;

    RecommendActivity(Settings settings) {
        this.activities = new Activities(settings);
        this.recommendations = new Recommendations(settings);
        this.places = new Places(settings);
        this.clock = settings.clock();
    }

    /** Refuses OTHER_CHANNEL, NOT_APPROVED, ALREADY_RECOMMENDED or QUOTA_EXHAUSTED, and then nothing has changed. */
    Recommendation recommend(ActivityId id, Account by, String reason) {
        Activity activity = activities.find(id).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        Optional<Shown> shown = activities.shown(id);
        // What is not shown yet is told apart for its own channel only.
        Optional<OrganizationId> channel =
                shown.flatMap(Shown::channel).or(() -> activity.route().channel());
        if (!by.may(Action.RECOMMEND, channel.map(Scope::ofChannel).orElse(Scope.PLATFORM))) {
            throw Reason.OTHER_CHANNEL.refuse();
        }
        Shown live = shown.orElseThrow(Reason.NOT_APPROVED::refuse);
        Instant now = clock.instant();
        Recommendation recommendation = Recommendation.of(
                live.activity(), channel.orElseThrow(), live.form().name(), by.id(), reason, now);
        if (recommendations
                .find(recommendation.edition(), recommendation.channel(), id)
                .isPresent()) {
            throw Reason.ALREADY_RECOMMENDED.refuse();
        }
        places.take(
                recommendation,
                new HistoryEntry(
                        now,
                        Event.RECOMMENDED,
                        Optional.empty(),
                        live.revision(),
                        live.activity().counts().round(),
                        Optional.of(by.id()),
                        by.name(),
                        reason));
        return recommendation;
    }
}
