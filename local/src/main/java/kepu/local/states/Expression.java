package kepu.local.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One compiled JSONata expression of a definition; safe for any number of threads. */
final class Expression {
    /** Generous: a laptop that is busy building must not fail an execution, but a runaway must end. */
    private static final long LONGEST_MILLIS = 2_000;

    private static final int DEEPEST = 200;

    private final String text;
    private final String location;
    private final Jsonata compiled;

    private Expression(String text, String location, Jsonata compiled) {
        this.text = text;
        this.location = location;
        this.compiled = compiled;
    }

    /**
     * @param location the field, as history names it: {@code Arguments/Key}
     * @throws IllegalArgumentException when it is not JSONata, or uses what Step Functions does not allow
     */
    static Expression compile(String text, String location) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty expression");
        }
        try {
            Jsonata compiled = Jsonata.jsonata(text);
            // Otherwise JSON null and "nothing" could not be told apart in the result.
            compiled.setOutputConvertNulls(false);
            return new Expression(text, location, compiled);
        } catch (JException syntax) {
            throw new IllegalArgumentException("not JSONata: " + syntax.getMessage(), syntax);
        }
    }

    /** The variables this expression expects; functions of the language are not among them, save the forbidden one. */
    Set<String> freeNames() {
        Set<String> names = ExpressionText.freeNames(text);
        names.removeIf(name -> StatesFunctions.NAMES.contains(name) || isBuiltIn(name));
        return names;
    }

    private static boolean isBuiltIn(String name) {
        return name.matches("[A-Za-z]\\w*")
                && !name.equals("eval")
                && Jsonata.jsonata("$exists($" + name + ")").evaluate(null).equals(true);
    }

    /** @throws StateFailed with {@code States.QueryEvaluationError} for an error, for nothing, and for a function */
    JsonNode evaluate(Scope scope) {
        Jsonata.Frame frame = compiled.createFrame();
        frame.bind("states", JsonataValues.of(scope.states()));
        scope.variables().forEach((name, value) -> frame.bind(name, JsonataValues.of(value)));
        new StatesFunctions(scope).bindTo(frame);
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        Object value;
        try {
            value = compiled.evaluate(null, frame);
        } catch (RuntimeException | StackOverflowError failed) {
            throw StateFailed.evaluating(location, quoted() + " could not be evaluated: " + failed.getMessage());
        }
        if (value == null) {
            throw StateFailed.evaluating(location, quoted() + " returned nothing (undefined).");
        }
        return JsonataValues.toJson(value)
                .orElseThrow(() -> StateFailed.evaluating(location, quoted() + " returned a function, not JSON."));
    }

    /** For a value that must be of one type. */
    StateFailed mistyped(String expected) {
        return StateFailed.evaluating(location, quoted() + " did not return " + expected + ".");
    }

    private String quoted() {
        return "The JSONata expression '" + text + "' specified for the field '" + location + "'";
    }
}
