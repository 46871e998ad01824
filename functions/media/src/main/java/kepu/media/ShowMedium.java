package kepu.media;

import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.activity.Activity;
import kepu.domain.fault.Reason;
import kepu.domain.media.Medium;
import kepu.domain.media.MediumId;
import kepu.runtime.Settings;
import kepu.storage.Activities;
import kepu.storage.Media;

/** Shows a file to who may see its activity, and to anybody when the activity's live revision shows it (Q104). */
final class ShowMedium {
    private final Media media;
    private final Activities activities;
    private final Pictures pictures;

    ShowMedium(Settings settings) {
        this.media = new Media(settings);
        this.activities = new Activities(settings);
        this.pictures = new Pictures(settings);
    }

    /** A file and where to look at it, which is nowhere before it was accepted. */
    record Shown(Medium medium, Optional<String> url) {}

    /** Refuses NO_SUCH_MEDIUM; UNAUTHENTICATED or FORBIDDEN when it is neither public nor theirs to see. */
    Shown show(MediumId id, Optional<Account> visitor) {
        Medium medium = media.find(id).orElseThrow(Reason.NO_SUCH_MEDIUM::refuse);
        if (!isTheirs(medium, visitor) && !isPublic(medium)) {
            throw (visitor.isPresent() ? Reason.FORBIDDEN : Reason.UNAUTHENTICATED).refuse();
        }
        return new Shown(medium, medium.found().map(found -> pictures.look(medium, found)));
    }

    private boolean isTheirs(Medium medium, Optional<Account> visitor) {
        return visitor.filter(account -> activities
                        .find(medium.activity())
                        .map(Activity::scope)
                        .filter(scope -> account.may(Action.SEE_ACTIVITY, scope))
                        .isPresent())
                .isPresent();
    }

    private boolean isPublic(Medium medium) {
        return medium.isAccepted()
                && activities
                        .shown(medium.activity())
                        .filter(shown ->
                                shown.form().poster().equals(medium.id().value()))
                        .isPresent();
    }
}
