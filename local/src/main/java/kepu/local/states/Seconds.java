package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A number of seconds: written in the definition, or an expression. */
@FunctionalInterface
interface Seconds {
    /** @throws StateFailed with {@code States.QueryEvaluationError} when the expression gives no whole number in the bounds */
    long in(Scope scope);

    static Seconds at(Place place, long least) {
        String rule = "an integer from " + least + " to " + Limits.LONGEST_WAIT;
        JsonNode node = place.node();
        if (isAllowed(node, least)) {
            long seconds = node.longValue();
            return scope -> seconds;
        }
        if (!node.isTextual() || ExpressionText.inside(node.textValue()).isEmpty()) {
            place.refuse("must be " + rule + ", or an expression");
            return scope -> least;
        }
        Optional<Expression> expression = place.expression();
        return scope -> {
            Expression compiled = expression.orElseThrow();
            JsonNode value = compiled.evaluate(scope);
            if (!isAllowed(value, least)) {
                throw compiled.mistyped(rule + " but " + value);
            }
            return value.longValue();
        };
    }

    private static boolean isAllowed(JsonNode value, long least) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= Limits.LONGEST_WAIT;
    }
}
