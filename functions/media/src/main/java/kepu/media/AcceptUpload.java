package kepu.media;

import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Scope;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.media.Medium;
import kepu.domain.media.Medium.Found;
import kepu.domain.media.MediumId;
import kepu.runtime.Settings;
import kepu.storage.Media;

/** Takes an uploaded file after looking at its bytes, once and for ever; what is refused is deleted. */
final class AcceptUpload {
    private final Media media;
    private final Pictures pictures;

    AcceptUpload(Settings settings) {
        this.media = new Media(settings);
        this.pictures = new Pictures(settings);
    }

    /** Refuses NO_SUCH_MEDIUM, FORBIDDEN, NOT_UPLOADED, BUSY, and whatever {@link Inspection} finds wrong. */
    Medium accept(MediumId id, Account by) {
        Medium medium = media.find(id).orElseThrow(Reason.NO_SUCH_MEDIUM::refuse);
        if (!by.may(Action.CHANGE_ACTIVITY, Scope.ownedBy(medium.owner()))) {
            throw Reason.FORBIDDEN.refuse();
        }
        if (medium.isAccepted()) {
            return medium;
        }
        try {
            return acceptUpload(medium);
        } catch (Refusal refused) {
            // Or another call has accepted it meanwhile, and deleted the upload.
            return media.find(id).filter(Medium::isAccepted).orElseThrow(() -> refused);
        }
    }

    private Medium acceptUpload(Medium medium) {
        Uploaded uploaded = pictures.uploaded(medium).orElseThrow(Reason.NOT_UPLOADED::refuse);
        Found found = inspect(medium, uploaded);
        // In this order, so that a call that dies in between can be repeated.
        pictures.keep(medium, found);
        media.accept(medium.accepted(found));
        pictures.discard(medium);
        return media.find(medium.id()).orElseThrow(Reason.NO_SUCH_MEDIUM::refuse);
    }

    private Found inspect(Medium medium, Uploaded uploaded) {
        try {
            return Inspection.of(medium.declared(), uploaded);
        } catch (Refusal refused) {
            pictures.discard(medium);
            throw refused;
        }
    }
}
