package kepu.catalog;

import java.time.Clock;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Activities.Shown;
import kepu.storage.Editions;
import kepu.storage.Page;

/** Lists what an edition shows, last published first; the current edition's when none is named. */
final class BrowseActivities {
    private final Activities activities;
    private final Editions editions;
    private final Clock clock;

    BrowseActivities(Settings settings) {
        this.activities = new Activities(settings);
        this.editions = new Editions(settings);
        this.clock = settings.clock();
    }

    Page<Shown> browse(Asked asked) {
        int edition = asked.edition()
                .or(() -> editions.current(clock.instant()).map(Edition::year))
                .orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        return asked.channel()
                .map(channel -> activities.shown(edition, channel, asked.cursor(), asked.limit()))
                .orElseGet(() -> activities.shown(edition, asked.cursor(), asked.limit()));
    }
}
