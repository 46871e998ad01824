package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A value of the definition being read and where it stands; notes what is wrong and reads on, so that all is told at once. */
final class Place {
    private static final Set<String> JSON_PATH_FIELDS = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "Parameters",
            "ResultSelector",
            "Result",
            "SecondsPath",
            "TimestampPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "ErrorPath",
            "CausePath",
            "Variable");

    private final JsonNode node;
    private final String pointer;
    /** Where expressions below stand, as history names it: relative to their state. */
    private final String location;

    private final Notes notes;

    /** What reading a definition has brought to light so far. */
    record Notes(List<Finding> faults, List<Finding> warnings, List<Use> uses, List<String> assigned) {
        record Use(String pointer, String name) {}

        static Notes empty() {
            return new Notes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private Place(JsonNode node, String pointer, String location, Notes notes) {
        this.node = node;
        this.pointer = pointer;
        this.location = location;
        this.notes = notes;
    }

    static Place root(JsonNode definition, Notes notes) {
        return new Place(definition, "", "", notes);
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    JsonNode node() {
        return node;
    }

    String pointer() {
        return pointer;
    }

    /** The place of a field, which may be missing. */
    Place at(String field) {
        return new Place(
                node.has(field) ? node.get(field) : MissingNode.getInstance(),
                child(pointer, field),
                location.isEmpty() ? field : location + "/" + field,
                notes);
    }

    Place at(int index) {
        return new Place(node.get(index), pointer + "/" + index, location + "[" + index + "]", notes);
    }

    /** The same place, as the top of a state: locations below are relative to it. */
    Place asState() {
        return new Place(node, pointer, "", notes);
    }

    boolean has(String field) {
        return node.has(field);
    }

    void refuse(String what) {
        notes.faults().add(new Finding(pointer, what));
    }

    void warn(String what) {
        notes.warnings().add(new Finding(pointer, what));
    }

    void assigns(String variable) {
        notes.assigned().add(variable);
    }

    /** Refuses fields that this reader does not know, the old query language's by name. */
    void onlyHas(Set<String> fields) {
        if (!node.isObject()) {
            refuse("must be an object");
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                at(name).refuse(
                                JSON_PATH_FIELDS.contains(name)
                                        ? "a field of JSONPath states; only JSONata is understood"
                                        : "not a field that is understood here");
            }
        });
    }

    String text(String field) {
        Place value = at(field);
        if (!value.node.isTextual() || value.node.textValue().isEmpty()) {
            value.refuse(value.node.isMissingNode() ? "is missing" : "must be a text that is not empty");
            return "";
        }
        return value.node.textValue();
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** A number of the definition itself, or the fallback. */
    double number(String field, double fallback, Predicate<Double> allowed, String rule) {
        if (!has(field)) {
            return fallback;
        }
        Place value = at(field);
        if (!value.node.isNumber() || !allowed.test(value.node.doubleValue())) {
            value.refuse("must be " + rule);
            return fallback;
        }
        return value.node.doubleValue();
    }

    Optional<Template> optionalTemplate(String field) {
        return has(field) ? Optional.of(Template.at(at(field))) : Optional.empty();
    }

    /** The elements of an array; empty, and refused, when it is none. */
    List<Place> elements(String field) {
        Place array = at(field);
        List<Place> elements = new ArrayList<>();
        if (!array.node.isArray() || array.node.isEmpty()) {
            array.refuse("must be an array that is not empty");
            return elements;
        }
        for (int i = 0; i < array.node.size(); i++) {
            elements.add(array.at(i));
        }
        return elements;
    }

    /** The expression that this text is; empty for a plain text and, refused, for one that does not compile. */
    Optional<Expression> expression() {
        Optional<String> text = ExpressionText.inside(node.asText());
        if (text.isEmpty()) {
            if (node.asText().strip().startsWith("{%") || node.asText().strip().endsWith("%}")) {
                refuse(
                        "would be taken as plain text: an expression begins with {% and ends with %}, nothing around them");
            }
            return Optional.empty();
        }
        try {
            Expression expression = Expression.compile(text.get(), location);
            expression.freeNames().forEach(this::use);
            return Optional.of(expression);
        } catch (IllegalArgumentException refused) {
            refuse(refused.getMessage());
            return Optional.empty();
        }
    }

    private void use(String name) {
        switch (name) {
            case "", "$" ->
                refuse("$ and $$ mean an input document, which Step Functions does not give; use $states.input");
            case "eval" -> refuse("$eval is not allowed by Step Functions; use $parse");
            case "states" -> {
                // always there
            }
            default -> notes.uses().add(new Notes.Use(pointer, name));
        }
    }
}
