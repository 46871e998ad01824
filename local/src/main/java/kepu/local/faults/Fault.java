package kepu.local.faults;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is to go wrong, and when.
 *
 * @param service {@code DynamoDB}, {@code StepFunctions}, {@code KMS}, {@code SecretsManager}, {@code Lambda} or
 *     {@code S3}
 * @param operation such as {@code UpdateItem}; for S3 the HTTP method; {@code *} for any
 * @param after how many matching calls go well before; counted down
 * @param times how many calls then fail; counted down
 * @param function whom {@link Kind#KILL_FUNCTION} kills
 * @param answer for {@link Kind#ANSWER}: {@code {"status": 400, "body": {…}}}
 */
record Fault(String service, String operation, int after, int times, Kind kind, String function, JsonNode answer) {
    enum Kind {
        /** The request is lost: nothing happens, and the caller's connection breaks. */
        DROP_BEFORE,
        /** The answer is lost: what was asked for happens, and the caller's connection breaks. */
        DROP_AFTER,
        /** Refused as AWS refuses under load. */
        THROTTLE,
        /** Refused with a given answer. */
        ANSWER,
        /** The call happens, and every running invocation of one function dies before it hears of it. */
        KILL_FUNCTION,
        /** The whole host dies, as by {@code kill -9}, before the call happens. */
        KILL_BEFORE,
        /** The call happens, and the whole host dies, as by {@code kill -9}. */
        KILL_AFTER;

        static Kind of(String name) {
            for (Kind kind : values()) {
                if (kind.name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-')
                        .equals(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("'" + name + "' is no kind of fault");
        }

        boolean happensFirst() {
            return this == DROP_AFTER || this == KILL_FUNCTION || this == KILL_AFTER;
        }
    }

    static Fault of(JsonNode wish) {
        Fault fault = new Fault(
                wish.path("service").asText("DynamoDB"),
                wish.path("operation").asText("*"),
                wish.path("after").asInt(0),
                wish.path("times").asInt(1),
                Kind.of(wish.path("kind").asText()),
                wish.path("function").asText(),
                wish.path("answer"));
        if (fault.kind == Kind.KILL_FUNCTION && fault.function.isEmpty()) {
            throw new IllegalArgumentException("kill-function needs a function");
        }
        if (fault.kind == Kind.ANSWER && !fault.answer.path("status").isInt()) {
            throw new IllegalArgumentException("answer needs a status and a body");
        }
        return fault;
    }

    boolean concerns(String calledService, String calledOperation) {
        return service.equals(calledService) && (operation.equals("*") || operation.equals(calledOperation));
    }

    Fault counted() {
        return after > 0
                ? new Fault(service, operation, after - 1, times, kind, function, answer)
                : new Fault(service, operation, 0, times - 1, kind, function, answer);
    }
}
