package kepu.organizations;

import java.util.regex.Pattern;
import kepu.domain.fault.Reason;
import kepu.domain.region.Divisions;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;

/** The divisions directly below another, or the provinces. */
final class DivisionsBody {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private DivisionsBody() {}

    /** Refuses MALFORMED for what cannot be a code; an unknown one has nothing below it. */
    static Json.Body below(HttpRequest request) {
        String parent = request.query("parent").orElse("");
        if (!parent.isEmpty() && !CODE.matcher(parent).matches()) {
            throw Reason.MALFORMED.refuse("parent");
        }
        return Json.body()
                .with(
                        "items",
                        Divisions.all().below(parent).stream()
                                .map(division -> Json.body()
                                        .with("code", division.code())
                                        .with("name", division.name())
                                        .with("level", division.level()))
                                .toList());
    }
}
