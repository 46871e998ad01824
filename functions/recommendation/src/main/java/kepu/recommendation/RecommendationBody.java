package kepu.recommendation;

import java.util.List;
import kepu.domain.activity.FormRules;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.recommendation.Recommendation;
import kepu.runtime.Fields;
import kepu.runtime.Json;

/** A recommendation as told, and why it is made as sent. */
final class RecommendationBody {
    private static final int LONGEST_REASON = 500;
    private static final String RULE = "R-100";

    private RecommendationBody() {}

    /** Why it is recommended; refuses INVALID when that is missing or longer than 500 characters. */
    static String reason(Fields fields) {
        String reason = fields.text("reason").strip();
        fields.done();
        List<Fault> faults = faults(reason);
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return reason;
    }

    static Json.Body of(Recommendation recommendation) {
        return Json.body()
                .with("activity", recommendation.activity().value())
                .with("name", recommendation.name())
                .with("channel", recommendation.channel().value())
                .with("edition", recommendation.edition())
                .with("revision", recommendation.revision())
                .with("reason", recommendation.reason())
                .with("at", recommendation.at());
    }

    private static List<Fault> faults(String reason) {
        if (reason.isEmpty()) {
            return List.of(Reason.REASON_REQUIRED.at("reason", RULE));
        }
        int length = FormRules.length(reason);
        return length > LONGEST_REASON
                ? List.of(Reason.TOO_LONG.at("reason", RULE, LONGEST_REASON, length))
                : List.of();
    }
}
