package kepu.recommendation;

import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityForm.Unit;
import kepu.recommendation.ListCandidates.Candidate;
import kepu.runtime.Json;
import kepu.storage.Page;

/** What could be put forward, as told. */
final class CandidateBody {
    private CandidateBody() {}

    static Json.Body page(Page<Candidate> page) {
        return Json.body()
                .with("items", page.items().stream().map(CandidateBody::of).toList())
                .ifAny("next", page.next());
    }

    private static Json.Body of(Candidate candidate) {
        ActivityForm form = candidate.shown().form();
        return Json.body()
                .with("activity", candidate.shown().activity().id().value())
                .with("name", form.name())
                .ifAny("startsAt", form.beginning())
                .with("hosts", form.hosts().stream().map(Unit::name).toList())
                .with("recommended", candidate.recommended());
    }
}
