package kepu.submission;

import java.util.Optional;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.StatusSentence;
import kepu.domain.review.Verdict;
import kepu.runtime.FormBody;
import kepu.runtime.Json;
import kepu.runtime.RouteBody;

/** An activity as its submitter and reviewers see it. */
final class ActivityBody {
    private ActivityBody() {}

    static Json.Body of(Activity activity, ActivityForm form) {
        boolean editable = activity.status().isEditable();
        return head(activity)
                .unlessEmpty("reason", activity.standing().reason())
                .unlessEmpty("notes", activity.standing().notes())
                .with("round", activity.counts().round())
                .with("revision", activity.counts().revision())
                .with(
                        "can",
                        Json.body()
                                .with("edit", editable)
                                .with("submit", activity.status().isSubmittable())
                                .with("withdraw", activity.status().isPending()))
                .unlessEmpty("route", RouteBody.of(activity.route()))
                .with("form", FormBody.of(form))
                .ifAny("submittedAt", activity.times().submittedAt())
                .with("createdAt", activity.times().createdAt());
    }

    static Json.Body summary(Activity activity) {
        return head(activity).with("name", activity.name());
    }

    private static Json.Body head(Activity activity) {
        StatusSentence sentence = StatusSentence.of(activity);
        int live = activity.counts().live();
        return Json.body()
                .with("id", activity.id().value())
                .with("edition", activity.edition())
                .with("version", activity.version())
                .with("status", activity.status().name())
                .ifAny("verdict", activity.standing().verdict().map(Verdict::name))
                .with("listed", live > 0)
                .ifAny("liveRevision", Optional.of(live).filter(revision -> revision > 0))
                .inBoth("sentence", sentence.chinese(), sentence.english())
                .ifAny("startsAt", activity.times().startsAt())
                .with("updatedAt", activity.times().updatedAt());
    }
}
