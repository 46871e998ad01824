package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Goes where its first true condition says.
 *
 * @param rules in their order; a {@code Default} is the last and always holds
 */
record ChoiceState(String name, List<Rule> rules) implements State {
    ChoiceState {
        rules = List.copyOf(rules);
    }

    /** Whether a rule applies. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Scope scope);

        static Condition of(Expression expression) {
            return scope -> {
                JsonNode value = expression.evaluate(scope);
                if (!value.isBoolean()) {
                    throw expression.mistyped("a boolean");
                }
                return value.booleanValue();
            };
        }
    }

    record Rule(Condition condition, Exit exit) {}

    static ChoiceState at(String name, Place place) {
        place.onlyHas(Fields.with("Choices", "Default", "Output", "Assign"));
        List<Rule> rules = new ArrayList<>();
        for (Place choice : place.elements("Choices")) {
            choice.onlyHas(Set.of("Condition", "Next", "Output", "Assign", "Comment"));
            Exit exit = Exit.to("Next", choice);
            String condition = choice.text("Condition");
            if (!condition.isEmpty() && ExpressionText.inside(condition).isEmpty()) {
                choice.at("Condition").refuse("must be an expression");
            }
            choice.at("Condition")
                    .expression()
                    .ifPresent(expression -> rules.add(new Rule(Condition.of(expression), exit)));
        }
        if (place.has("Default")) {
            rules.add(new Rule(scope -> true, Exit.to("Default", place)));
        } else if (place.has("Output") || place.has("Assign")) {
            place.refuse("Output and Assign beside Choices are for the Default, which is missing");
        }
        return new ChoiceState(name, rules);
    }

    @Override
    public String type() {
        return "Choice";
    }

    @Override
    public void enter(Scope scope, Course course) {
        Exit exit = rules.stream()
                .filter(rule -> rule.condition().holds(scope))
                .map(Rule::exit)
                .findFirst()
                .orElseThrow(() -> new StateFailed(
                        new Failure(
                                Failure.NO_CHOICE_MATCHED,
                                "No choice of '" + name + "' matched, and it has no Default."),
                        ""));
        course.move(exit.take(scope, scope.input()));
    }

    @Override
    public Stream<Successor> successors() {
        return rules.stream().map(Rule::exit).flatMap(Exit::successors);
    }
}
