package kepu.media;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.activity.Activity;
import kepu.domain.fault.Reason;
import kepu.domain.media.Medium;
import kepu.domain.media.MediumId;
import kepu.runtime.IdSource;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Media;

/** Promises that one file of an activity may be uploaded, of the type and size that its owner declares. */
final class PromiseUpload {
    private final Activities activities;
    private final Media media;
    private final Pictures pictures;
    private final Clock clock;
    private final IdSource ids;

    PromiseUpload(Settings settings) {
        this.activities = new Activities(settings);
        this.media = new Media(settings);
        this.pictures = new Pictures(settings);
        this.clock = settings.clock();
        this.ids = settings.ids();
    }

    record Promised(Medium medium, Upload upload) {}

    /** Refuses NO_SUCH_ACTIVITY, or FORBIDDEN to all but the activity's owner. */
    Promised promise(PromiseBody wanted, Account by) {
        Activity activity = activities.find(wanted.activity()).orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        if (!by.may(Action.CHANGE_ACTIVITY, activity.scope())) {
            throw Reason.FORBIDDEN.refuse();
        }
        Instant now = clock.instant();
        Medium medium = new Medium(
                new MediumId(ids.next(now)), activity.id(), by.id(), wanted.declared(), Optional.empty(), now);
        media.add(medium);
        return new Promised(medium, pictures.upload(medium));
    }
}
