package kepu.recommendation;

import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.Settings;
import kepu.storage.Editions;
import kepu.storage.Places;

/** Says how many activities a channel may put forward in an edition (R-103, Q60). */
final class SetPlaces {
    private final Editions editions;
    private final ShowBoard board;
    private final Places places;

    SetPlaces(Settings settings) {
        this.editions = new Editions(settings);
        this.board = new ShowBoard(settings);
        this.places = new Places(settings);
    }

    /** Refuses NO_SUCH_EDITION, NO_SUCH_ORGANIZATION, or BELOW_TAKEN; gives the board as it is then. */
    ShowBoard.Shown set(OrganizationId channel, PlacesBody wanted) {
        editions.find(wanted.edition()).orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        ChannelList list = new ChannelList(wanted.edition(), channel);
        board.show(list);
        places.set(wanted.edition(), channel, wanted.places());
        return board.show(list);
    }
}
