package kepu.local.lambda;

/** Why Lambda did not even begin an invocation; the type is the name in Lambda's API, such as {@code TooManyRequestsException}. */
public final class InvocationRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    InvocationRefusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public boolean isThrottle() {
        return status == 429;
    }
}
