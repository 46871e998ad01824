package kepu.local.stepfunctions;

/** A Lambda function that ended with an error. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * @param errorType as Lambda reports it, and as Retry and Catch name it: the exception's class, or Lambda's own
     *     {@code Lambda.ResourceNotFoundException}, {@code Lambda.TooManyRequestsException} …
     */
    public FunctionFailed(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    public String errorType() {
        return errorType;
    }
}
