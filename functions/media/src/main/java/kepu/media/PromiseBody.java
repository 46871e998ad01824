package kepu.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.media.ImageType;
import kepu.domain.media.Medium.Declared;
import kepu.runtime.Fields;

/** Which file somebody wants to upload, as sent. */
record PromiseBody(ActivityId activity, Declared declared) {
    private static final String RULE = "R-60";
    private static final String POSTER = "POSTER";

    /** Refuses INVALID with every fault, or NO_SUCH_ACTIVITY for what names none. */
    static PromiseBody read(Fields fields) {
        String activity = fields.text("activity");
        String purpose = fields.text("purpose");
        Optional<ImageType> type = ImageType.named(fields.text("type"));
        Optional<Long> bytes = fields.number("bytes");
        fields.done();
        List<Fault> faults = new ArrayList<>();
        if (activity.isEmpty()) {
            faults.add(Reason.MISSING.at("activity", RULE));
        }
        if (!purpose.equals(POSTER)) {
            faults.add(Reason.UNKNOWN_CHOICE.at("purpose", RULE, POSTER));
        }
        if (type.isEmpty()) {
            List<String> types =
                    Arrays.stream(ImageType.values()).map(ImageType::mediaType).toList();
            faults.add(Reason.UNKNOWN_CHOICE.at("type", RULE, String.join(", ", types)));
        }
        if (bytes.filter(count -> count > 0).isEmpty()) {
            faults.add(Reason.MISSING.at("bytes", RULE));
        }
        if (bytes.filter(count -> count > ImageType.MOST_BYTES).isPresent()) {
            faults.add(Reason.TOO_LARGE.at("bytes", RULE, ImageType.MOST_BYTES));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return new PromiseBody(id(activity), new Declared(type.orElseThrow(), bytes.orElseThrow()));
    }

    private static ActivityId id(String activity) {
        try {
            return new ActivityId(activity);
        } catch (IllegalArgumentException e) {
            throw Reason.NO_SUCH_ACTIVITY.refuse();
        }
    }
}
