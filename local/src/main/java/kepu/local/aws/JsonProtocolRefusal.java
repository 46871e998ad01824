package kepu.local.aws;

/**
 * What a service of the AWS JSON protocol says no with: {@code {"__type": type, "message": message}} under the status.
 *
 * <p>The type is the name of the exception in the service's model, such as {@code ExecutionDoesNotExist}; SDKs choose the
 * class they throw by it.
 */
public final class JsonProtocolRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /** @param status an HTTP status of 400 or above; almost every modelled exception is 400, clients retry on 5xx */
    public JsonProtocolRefusal(int status, String type, String message) {
        super(message, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not the status of a refusal: " + status);
        }
        this.status = status;
        this.type = type;
    }

    /** The usual case: status 400. */
    public JsonProtocolRefusal(String type, String message) {
        this(400, type, message);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }
}
