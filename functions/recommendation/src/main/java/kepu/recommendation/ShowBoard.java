package kepu.recommendation;

import kepu.domain.fault.Reason;
import kepu.domain.organization.Organization;
import kepu.runtime.Settings;
import kepu.storage.Organizations;
import kepu.storage.Recommendations;

/** Shows what a channel has put forward and how many places it has; refuses NO_SUCH_ORGANIZATION for what is no channel. */
final class ShowBoard {
    private final Recommendations recommendations;
    private final Organizations organizations;

    ShowBoard(Settings settings) {
        this.recommendations = new Recommendations(settings);
        this.organizations = new Organizations(settings);
    }

    record Shown(Organization channel, Recommendations.Board board) {}

    Shown show(ChannelList of) {
        Organization channel = organizations
                .find(of.channel())
                .filter(found -> found.category().isChannel())
                .orElseThrow(Reason.NO_SUCH_ORGANIZATION::refuse);
        return new Shown(channel, recommendations.board(of.edition(), of.channel()));
    }
}
