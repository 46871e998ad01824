package kepu.editions;

import kepu.domain.account.Scope;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.runtime.EditionBody;
import kepu.runtime.HttpRequest;
import kepu.storage.Editions;

/** Writes the configuration of an edition, present, future or past: a new one, or over the version that was seen. */
final class ConfigureEdition {
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    private final Editions editions;

    ConfigureEdition(Editions editions) {
        this.editions = editions;
    }

    /** Refuses PRECONDITION_REQUIRED without the version of one that exists, STALE_VERSION with another one. */
    Edition configure(HttpRequest request) {
        request.mustBeAllowed(Scope.PLATFORM);
        int year = request.id("year", Integer::parseInt, Reason.NO_SUCH_EDITION);
        if (year < EARLIEST || year > LATEST) {
            throw Reason.MALFORMED.refuse("year: " + EARLIEST + "–" + LATEST);
        }
        long seen = seen(request, year);
        Edition edition = EditionBody.read(year, request.fields(), seen + 1);
        editions.put(edition, seen);
        return edition;
    }

    private long seen(HttpRequest request, int year) {
        if (editions.find(year).isPresent()) {
            return request.ifMatch();
        }
        if (request.header("if-match").isPresent()) {
            throw Reason.STALE_VERSION.refuse();
        }
        return 0;
    }
}
