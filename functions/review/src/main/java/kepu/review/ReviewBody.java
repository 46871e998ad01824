package kepu.review;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.fault.Reason;
import kepu.domain.region.Divisions;
import kepu.domain.review.Outcome;
import kepu.domain.review.Review;
import kepu.domain.review.RoundState;
import kepu.domain.review.Warning;
import kepu.runtime.FormBody;
import kepu.runtime.HistoryBody;
import kepu.runtime.Json;
import kepu.runtime.RouteBody;
import kepu.runtime.Settings;
import kepu.storage.Activities;

/** A round of review as JSON: a line of a queue, or everything a reviewer decides by. */
final class ReviewBody {
    private final Activities activities;
    private final Clock clock;

    ReviewBody(Settings settings) {
        this.activities = new Activities(settings);
        this.clock = settings.clock();
    }

    Json.Body line(Review review) {
        return Json.body()
                .with("id", review.id().toString())
                .with("activity", review.id().activity().value())
                .with("round", review.id().round())
                .with("revision", review.revision())
                .with("edition", review.edition())
                .with("level", review.level().name())
                .with("name", review.subject().name())
                .with("startsAt", review.subject().startsAt())
                .with("region", review.subject().region())
                .ifAny("regionName", Divisions.all().fullName(review.subject().region()))
                .with(
                        "responsible",
                        Json.body()
                                .with("id", review.subject().responsible().value())
                                .with("name", review.subject().responsibleName()))
                .ifAny("openedAt", review.openedAt())
                .ifAny("dueAt", review.dueAt())
                .with("overdue", review.isOverdue(clock.instant()))
                .with("reReview", review.revision() > 1);
    }

    /** For somebody who is allowed to see it, with whom to call. */
    Json.Body of(Review review, Account to) {
        boolean decidable = review.state() == RoundState.OPEN
                && to.may(review.deciding(), review.scope())
                && !to.id().equals(review.submitter());
        return of(review, form(review))
                .with("history", HistoryBody.of(activities.history(review.id().activity())))
                .with("decidable", decidable)
                .with(
                        "verdicts",
                        decidable ? review.verdicts().stream().map(Enum::name).toList() : List.of());
    }

    /** For somebody of whom nothing is known: without whom to call, and without who said what of it. */
    Json.Body ofStranger(Review review) {
        return of(review, form(review).withoutContact())
                .with("decidable", false)
                .with("verdicts", List.of());
    }

    private ActivityForm form(Review review) {
        return activities
                .revision(review.id().activity(), review.revision())
                .orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
    }

    private Json.Body of(Review review, ActivityForm form) {
        Activity activity = activities.find(review.id().activity()).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        return line(review)
                .with("state", review.state().name())
                .ifAny(
                        "outcome",
                        Optional.of(review.outcome())
                                .filter(outcome -> outcome != Outcome.UNDECIDED)
                                .map(Enum::name))
                .with("status", activity.status().name())
                .with("form", FormBody.of(form))
                .unlessEmpty("route", RouteBody.of(activity.route()))
                .with("warnings", warnings(review, form, activity));
    }

    private static List<Json.Body> warnings(Review review, ActivityForm form, Activity activity) {
        return Warning.of(form, activity.filedAt(activity.times().updatedAt()), review.channel()).stream()
                .map(warning -> Json.body()
                        .with("code", warning.name())
                        .with("zh", warning.chinese())
                        .with("en", warning.english()))
                .toList();
    }
}
