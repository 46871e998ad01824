package kepu.editions;

import java.time.Instant;
import kepu.domain.edition.Edition;
import kepu.runtime.EditionBody;
import kepu.runtime.Json;

/** An edition as it is shown: its configuration, whether one may submit now, and the version to edit it on. */
final class EditionAnswer {
    private EditionAnswer() {}

    static Json.Body body(Edition edition, Instant now) {
        Json.Body body = Json.body().with("year", edition.year());
        body.putAll(EditionBody.of(edition));
        return body.with("open", edition.isOpen(now)).with("version", edition.version());
    }
}
