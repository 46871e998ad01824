package kepu.domain.fault;

import java.util.List;

/** Says no, with a stable reason; for forms with every fault at once. Nothing has been changed when it is thrown. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient List<Object> about;
    private final transient List<Fault> faults;

    Refusal(Reason reason, List<Object> about, List<Fault> faults) {
        // A refusal is an answer, not an accident: no stack trace is taken.
        super(reason + " " + about, null, false, false);
        this.reason = reason;
        this.about = about;
        this.faults = List.copyOf(faults);
    }

    /** The refusal of a form with these faults; there must be at least one. */
    public static Refusal of(List<Fault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a form without faults is not refused");
        }
        return new Refusal(Reason.INVALID, List.of(faults.size()), faults);
    }

    /** The refusal of a body that cannot be read, with everything that is wrong with it. */
    public static Refusal malformed(List<Fault> faults) {
        return new Refusal(
                Reason.MALFORMED,
                List.of(new Words(faults.get(0).chinese(), faults.get(0).english())),
                faults);
    }

    public Reason reason() {
        return reason;
    }

    public List<Fault> faults() {
        return faults;
    }

    public String chinese() {
        return reason.chinese(about.toArray());
    }

    public String english() {
        return reason.english(about.toArray());
    }
}
