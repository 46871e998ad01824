package kepu.domain.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kepu.domain.fault.Fault;
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
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]]{0,59}");

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
        List<Fault> faults = Stream.concat(
                        tooLong("reason", reason),
                        notes.entrySet().stream().flatMap(note -> faults(note.getKey(), note.getValue())))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
    }

    private static Stream<Fault> faults(String field, String note) {
        return FIELD.matcher(field).matches()
                ? tooLong("notes." + field, note)
                : Stream.of(Reason.UNKNOWN_FIELD.at("notes", "R-74", field));
    }

    private static Stream<Fault> tooLong(String field, String text) {
        int length = text.codePointCount(0, text.length());
        return length > LONGEST ? Stream.of(Reason.TOO_LONG.at(field, "R-74", LONGEST, length)) : Stream.of();
    }
}
