package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes where its first true condition says. */
record ChoiceState(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {
    public ChoiceState {
        rules = List.copyOf(rules);
    }

    record Rule(Expression condition, Exit exit) {
        boolean holds(Scope scope) {
            JsonNode value = condition.evaluate(scope);
            if (!value.isBoolean()) {
                throw condition.mistyped("a boolean");
            }
            return value.booleanValue();
        }
    }

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
            choice.at("Condition").expression().ifPresent(compiled -> rules.add(new Rule(compiled, exit)));
        }
        return new ChoiceState(
                name, rules, place.has("Default") ? Optional.of(Exit.to("Default", place)) : Optional.empty());
    }

    @Override
    public String type() {
        return "Choice";
    }

    @Override
    public void enter(Scope scope, Course course) {
        Exit exit = rules.stream()
                .filter(rule -> rule.holds(scope))
                .map(Rule::exit)
                .findFirst()
                .or(() -> otherwise)
                .orElseThrow(() -> new StateFailed(
                        new Failure(
                                Failure.NO_CHOICE_MATCHED,
                                "No choice of '" + name + "' matched, and it has no Default."),
                        ""));
        course.move(exit.take(scope, scope.input()));
    }

    @Override
    public Stream<Successor> successors() {
        return Stream.concat(rules.stream().map(Rule::exit), otherwise.stream()).flatMap(Exit::successors);
    }
}
