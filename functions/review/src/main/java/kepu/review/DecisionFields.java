package kepu.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.review.Decision;
import kepu.domain.review.Verdict;
import kepu.runtime.Fields;
import kepu.runtime.HttpRequest;

/** A decision as it is sent, with the form's nonce when it comes by a link. */
record DecisionFields(Decision decision, String nonce) {
    private static final int MOST_NOTES = 30;

    static DecisionFields read(HttpRequest request) {
        Fields fields = request.fields();
        String verdict = fields.text("verdict");
        Optional<Integer> revision = fields.count("revision");
        String reason = fields.text("reason");
        Map<String, String> notes = fields.textsByName("notes");
        String nonce = fields.text("nonce");
        fields.done();
        if (notes.size() > MOST_NOTES) {
            throw Refusal.of(List.of(Reason.TOO_MANY.at("notes", "R-74", MOST_NOTES)));
        }
        return new DecisionFields(
                new Decision(
                        verdict(verdict),
                        revision.orElseThrow(() -> Refusal.of(List.of(Reason.MISSING.at("revision", "")))),
                        reason,
                        notes),
                nonce);
    }

    private static Verdict verdict(String name) {
        return Stream.of(Verdict.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(List.of(
                        Reason.UNKNOWN_CHOICE.at("verdict", "Q95", "APPROVE, RETURN, REJECT, BACK_TO_PROVINCE"))));
    }
}
