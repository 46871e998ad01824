package kepu.domain.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;

/**
 * What a reviewer decides, naming the revision that was seen.
 *
 * @param reason why; obligatory unless it approves
 * @param notes by field, for a return
 */
public record Decision(Verdict verdict, int revision, String reason, Map<String, String> notes) {
    private static final int LONGEST = 2_000;

    public Decision {
        Objects.requireNonNull(verdict);
        notes = Map.copyOf(notes);
        if (!verdict.isGivenByPeople()) {
            throw Refusal.of(
                    List.of(Reason.UNKNOWN_CHOICE.at("verdict", "Q95", "APPROVE, RETURN, REJECT, BACK_TO_PROVINCE")));
        }
        if (verdict.needsReason() && reason.isBlank()) {
            throw Refusal.of(List.of(Reason.REASON_REQUIRED.at("reason", "R-74")));
        }
        if (reason.length() > LONGEST) {
            throw Refusal.of(List.of(Reason.TOO_LONG.at("reason", "R-74", LONGEST, reason.length())));
        }
    }
}
