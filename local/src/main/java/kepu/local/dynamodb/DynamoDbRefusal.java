package kepu.local.dynamodb;

/** What DynamoDB says no with; the type is such as {@code ResourceNotFoundException}. */
public final class DynamoDbRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    DynamoDbRefusal(String type, String message) {
        super(type + ": " + message, null, false, false);
        this.type = type;
    }

    public String type() {
        return type;
    }

    public boolean is(String other) {
        return type.equals(other);
    }
}
