package kepu.recommendation;

import java.time.Clock;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.account.Grant;
import kepu.domain.account.Scope;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.HttpRequest;
import kepu.runtime.Settings;
import kepu.storage.Editions;

/**
 * Tells which list a request is about: by its query, else the current edition's and the officer's own channel; refuses
 * FORBIDDEN when it is not theirs to see.
 */
final class AskedLists {
    private final Editions editions;
    private final Clock clock;

    AskedLists(Settings settings) {
        this.editions = new Editions(settings);
        this.clock = settings.clock();
    }

    ChannelList of(HttpRequest request) {
        OrganizationId channel = request.query("channel")
                .map(AskedLists::read)
                .or(() -> own(request.account()))
                .orElseThrow(() -> Reason.MALFORMED.refuse("channel"));
        request.mustBeAllowed(Scope.ofChannel(channel));
        int edition = request.number("edition", 2000, 2999)
                .or(() -> editions.current(clock.instant()).map(Edition::year))
                .orElseThrow(Reason.NO_SUCH_EDITION::refuse);
        return new ChannelList(edition, channel);
    }

    private static OrganizationId read(String channel) {
        try {
            return new OrganizationId(channel);
        } catch (IllegalArgumentException e) {
            throw Reason.NO_SUCH_ORGANIZATION.refuse();
        }
    }

    private static Optional<OrganizationId> own(Account officer) {
        return Action.RECOMMEND.grantsOf(officer).stream()
                .map(Grant::scope)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
