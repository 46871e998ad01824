package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import kepu.local.template.TemplateRefusal;

/** EventBridge's pattern language, with which event source mappings filter. */
final class EventPattern {
    private final JsonNode pattern;

    /** @throws TemplateRefusal when the pattern uses what the language does not have */
    EventPattern(JsonNode pattern, String place) {
        check(pattern, place);
        this.pattern = pattern;
    }

    boolean admits(JsonNode event) {
        return matches(pattern, event);
    }

    private static void check(JsonNode pattern, String place) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new TemplateRefusal(place, "not a pattern: " + pattern);
        }
        for (Map.Entry<String, JsonNode> member : pattern.properties()) {
            if (member.getKey().equals("$or")) {
                member.getValue().forEach(alternative -> check(alternative, place));
            } else if (member.getValue().isArray()) {
                member.getValue().forEach(rule -> PatternRule.check(rule, place));
            } else {
                check(member.getValue(), place);
            }
        }
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        for (Map.Entry<String, JsonNode> member : pattern.properties()) {
            JsonNode wanted = member.getValue();
            JsonNode given = event.path(member.getKey());
            boolean matches = member.getKey().equals("$or")
                    ? anyAlternative(wanted, event)
                    : wanted.isArray() ? anyRule(wanted, given) : matches(wanted, given);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyAlternative(JsonNode alternatives, JsonNode event) {
        for (JsonNode alternative : alternatives) {
            if (matches(alternative, event)) {
                return true;
            }
        }
        return false;
    }

    /** A list in the event matches when one of its elements does. */
    private static boolean anyRule(JsonNode rules, JsonNode given) {
        if (given.isArray()) {
            for (JsonNode element : given) {
                if (anyRule(rules, element)) {
                    return true;
                }
            }
        }
        for (JsonNode rule : rules) {
            if (PatternRule.admits(rule, given)) {
                return true;
            }
        }
        return false;
    }
}
