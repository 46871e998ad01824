package kepu.local.states;

/** What stops a state in its own processing: an expression without a value, an output too large, a choice without a match. */
public final class StateFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** The field whose evaluation failed, such as {@code Arguments/Key}; empty when it was not an evaluation. */
    private final String location;

    StateFailed(Failure failure, String location) {
        super(failure.error() + ": " + failure.cause(), null, false, false);
        this.failure = failure;
        this.location = location;
    }

    static StateFailed evaluating(String location, String cause) {
        return new StateFailed(new Failure(Failure.QUERY_EVALUATION, cause), location);
    }

    public Failure failure() {
        return failure;
    }

    public String location() {
        return location;
    }
}
