package kepu.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.runtime.Fields;
import kepu.runtime.Json;

/** How many places a channel shall have, as sent; and as told. */
record PlacesBody(int edition, int places) {
    private static final String RULE = "R-103";
    private static final long MOST = 10_000;

    /** Refuses INVALID with every fault unless both are there and can be. */
    static PlacesBody read(Fields fields) {
        List<Fault> faults = new ArrayList<>();
        Optional<Long> edition = fields.number("edition");
        Optional<Long> places = fields.number("places");
        fields.done();
        int year = within(edition, 2000, 2999, "edition", faults);
        int count = within(places, 0, MOST, "places", faults);
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return new PlacesBody(year, count);
    }

    static Json.Body of(ShowBoard.Shown shown) {
        return BoardBody.head(shown);
    }

    private static int within(Optional<Long> sent, long least, long most, String field, List<Fault> faults) {
        if (sent.isEmpty()) {
            faults.add(Reason.MISSING.at(field, RULE));
        }
        if (sent.filter(number -> number < least || number > most).isPresent()) {
            faults.add(Reason.UNKNOWN_CHOICE.at(field, RULE, least + "–" + most));
            return 0;
        }
        return Math.toIntExact(sent.orElse(0L));
    }
}
