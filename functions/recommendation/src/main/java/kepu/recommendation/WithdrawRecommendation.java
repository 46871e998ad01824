package kepu.recommendation;

import java.time.Clock;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Grant;
import kepu.domain.account.Scope;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityId;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.HistoryEntry.Event;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Activities.Shown;
import kepu.storage.Places;
import kepu.storage.Recommendations;

/** Takes a recommendation back, which frees its place. */
final class WithdrawRecommendation {
    private final Activities activities;
    private final Recommendations recommendations;
    private final Places places;
    private final Clock clock;

    WithdrawRecommendation(Settings settings) {
        this.activities = new Activities(settings);
        this.recommendations = new Recommendations(settings);
        this.places = new Places(settings);
        this.clock = settings.clock();
    }

    /** Refuses OTHER_CHANNEL, or NO_SUCH_RECOMMENDATION when it was not recommended or was taken back before. */
    void withdraw(ActivityId id, Account by) {
        Activity activity = activities.find(id).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        // Looked for where the officer may, not where the activity is now: it may have changed its channel since.
        Recommendation recommendation = Action.RECOMMEND.grantsOf(by).stream()
                .map(Grant::scope)
                .flatMap(Optional::stream)
                .flatMap(channel -> recommendations.find(activity.edition(), channel, id).stream())
                .findFirst()
                .orElseThrow(() -> absent(id, by));
        places.free(
                recommendation,
                new HistoryEntry(
                        clock.instant(),
                        Event.RECOMMENDATION_WITHDRAWN,
                        Optional.empty(),
                        recommendation.revision(),
                        activity.counts().round(),
                        Optional.of(by.id()),
                        by.name(),
                        ""));
    }

    private Refusal absent(ActivityId id, Account by) {
        boolean own = activities
                .shown(id)
                .flatMap(Shown::channel)
                .filter(channel -> by.may(Action.RECOMMEND, Scope.ofChannel(channel)))
                .isPresent();
        return (own ? Reason.NO_SUCH_RECOMMENDATION : Reason.OTHER_CHANNEL).refuse();
    }
}
