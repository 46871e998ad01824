package kepu.catalog;

import java.util.Optional;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.HttpRequest;

/** Which part of the catalogue somebody asks for. */
record Asked(Optional<Integer> edition, Optional<OrganizationId> channel, Optional<String> cursor, int limit) {
    static Asked of(HttpRequest request) {
        return new Asked(
                request.number("edition", 2000, 2999),
                request.query("channel").map(Asked::channel),
                request.query("cursor"),
                request.limit());
    }

    private static OrganizationId channel(String id) {
        try {
            return new OrganizationId(id);
        } catch (IllegalArgumentException e) {
            throw Reason.NO_SUCH_ORGANIZATION.refuse();
        }
    }
}
