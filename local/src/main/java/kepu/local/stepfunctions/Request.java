package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import kepu.local.aws.JsonProtocolRefusal;

/** The members of a request, checked as the service's model says; everything else is a {@code ValidationException}. */
final class Request {
    private static final int MOST_RESULTS = 1_000;
    private static final int USUAL_RESULTS = 100;

    private final JsonNode members;

    Request(JsonNode members) {
        this.members = members;
    }

    String text(String member, int longest) {
        return optionalText(member, longest).orElseThrow(() -> invalid(member, "must not be null"));
    }

    Optional<String> optionalText(String member, int longest) {
        JsonNode value = members.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new JsonProtocolRefusal("SerializationException", "The member '" + member + "' must be a string");
        }
        if (value.textValue().length() > longest) {
            throw invalid(member, "must have length less than or equal to " + longest);
        }
        return Optional.of(value.textValue());
    }

    String arn(String member) {
        String arn = text(member, 256);
        if (arn.isEmpty()) {
            throw invalid(member, "must have length greater than or equal to 1");
        }
        return arn;
    }

    boolean flag(String member, boolean otherwise) {
        JsonNode value = members.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new JsonProtocolRefusal("SerializationException", "The member '" + member + "' must be a boolean");
        }
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    /** How many results a page has; 0 means the usual number, as on AWS. */
    int pageSize() {
        JsonNode value = members.path("maxResults");
        if (value.isMissingNode() || value.isNull()) {
            return USUAL_RESULTS;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_RESULTS) {
            throw invalid("maxResults", "must be an integer from 0 to " + MOST_RESULTS);
        }
        return value.intValue() == 0 ? USUAL_RESULTS : value.intValue();
    }

    <E extends Enum<E>> Optional<E> oneOf(String member, Class<E> type) {
        return optionalText(member, 64).map(name -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        invalid(member, "must satisfy enum value set: " + Arrays.asList(type.getEnumConstants()))));
    }

    static JsonProtocolRefusal invalid(String member, String constraint) {
        return new JsonProtocolRefusal(
                "ValidationException",
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint: Member "
                        + constraint);
    }
}
