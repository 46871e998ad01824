package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The template's named conditions, decided when asked for. */
final class Conditions {
    private final JsonNode declared;
    private final Intrinsics intrinsics;
    private final Set<String> beingDecided = new HashSet<>();

    Conditions(JsonNode declared, Intrinsics intrinsics) {
        this.declared = declared;
        this.intrinsics = intrinsics;
    }

    boolean holds(String name, String place) {
        if (!declared.has(name)) {
            throw new TemplateRefusal(place, "no condition is called '" + name + "'");
        }
        if (!beingDecided.add(name)) {
            throw new TemplateRefusal("Conditions." + name, "depends on itself");
        }
        try {
            return decide(declared.get(name), "Conditions." + name);
        } finally {
            beingDecided.remove(name);
        }
    }

    private boolean decide(JsonNode expression, String place) {
        if (!expression.isObject() || expression.size() != 1) {
            throw new TemplateRefusal(place, "not a condition: " + expression);
        }
        Map.Entry<String, JsonNode> call = expression.properties().iterator().next();
        JsonNode arguments = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> holds(arguments.asText(), place);
            case "Fn::Equals" ->
                intrinsics
                        .resolve(arguments.path(0), place)
                        .asText()
                        .equals(intrinsics.resolve(arguments.path(1), place).asText());
            case "Fn::Not" -> !decide(arguments.path(0), place);
            case "Fn::And" -> count(arguments, place) == arguments.size();
            case "Fn::Or" -> count(arguments, place) > 0;
            default -> throw new TemplateRefusal(place, call.getKey() + " decides nothing");
        };
    }

    private int count(JsonNode expressions, String place) {
        int holding = 0;
        for (JsonNode expression : expressions) {
            holding += decide(expression, place) ? 1 : 0;
        }
        return holding;
    }
}
