package kepu.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityForm.Unit;
import kepu.domain.activity.Phase;
import kepu.domain.region.Divisions;
import kepu.runtime.FormBody;
import kepu.runtime.Json;
import kepu.storage.Activities.Shown;
import kepu.storage.Page;

/** A shown activity as the public is told of it: its live form, its phase by the clock, and no account. */
final class CatalogBody {
    private final Clock clock;

    CatalogBody(Clock clock) {
        this.clock = clock;
    }

    Json.Body page(Page<Shown> page) {
        return Json.body()
                .with("items", page.items().stream().map(this::brief).toList())
                .ifAny("next", page.next());
    }

    Json.Body whole(Shown shown) {
        ActivityForm form = shown.form();
        Json.Body body = Json.body()
                .with("id", shown.activity().id().value())
                .with("edition", shown.activity().edition());
        body.putAll(FormBody.of(form));
        // Named by the route, which is not the public's matter.
        body.remove("responsible");
        return timed(body, form)
                .ifAny("regionName", Divisions.all().fullName(form.region()))
                .with("revision", shown.revision())
                .with("publishedAt", shown.publishedAt());
    }

    private Json.Body brief(Shown shown) {
        ActivityForm form = shown.form();
        Json.Body body = Json.body().with("id", shown.activity().id().value()).with("name", form.name());
        return timed(body, form)
                .unlessEmpty("region", form.region())
                .ifAny("regionName", Divisions.all().fullName(form.region()))
                .unlessEmpty("place", form.place())
                .unlessEmpty("mode", form.mode())
                .with("hosts", form.hosts().stream().map(Unit::name).toList())
                .unlessEmpty("poster", form.poster());
    }

    private Json.Body timed(Json.Body body, ActivityForm form) {
        return body.ifAny("startsAt", form.beginning())
                .ifAny("endsAt", form.ending())
                .ifAny("phase", phase(form));
    }

    private Optional<Phase> phase(ActivityForm form) {
        Instant now = clock.instant();
        return form.beginning().flatMap(start -> form.ending().map(end -> Phase.at(now, start, end)));
    }
}
