package kepu.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kepu.local.template.TemplateRefusal;

/** One element of a pattern's list: a literal, or an object with one operator. */
final class PatternRule {
    private static final Set<String> OPERATORS =
            Set.of("exists", "prefix", "suffix", "anything-but", "numeric", "equals-ignore-case");

    private PatternRule() {}

    static void check(JsonNode rule, String place) {
        if (rule.isObject()
                && (rule.size() != 1 || !OPERATORS.contains(rule.fieldNames().next()))) {
            throw new TemplateRefusal(place, "not a rule of a pattern: " + rule);
        }
    }

    static boolean admits(JsonNode rule, JsonNode given) {
        if (!rule.isObject()) {
            return same(rule, given);
        }
        Map.Entry<String, JsonNode> operation = rule.properties().iterator().next();
        JsonNode operand = operation.getValue();
        // An object is not a leaf, so nothing can be said of it.
        boolean leaf = given.isValueNode();
        return switch (operation.getKey()) {
            case "exists" -> leaf == operand.asBoolean();
            case "prefix" -> given.isTextual() && text(given, operand).startsWith(affix(operand));
            case "suffix" -> given.isTextual() && text(given, operand).endsWith(affix(operand));
            case "equals-ignore-case" -> given.isTextual() && given.asText().equalsIgnoreCase(operand.asText());
            case "anything-but" -> leaf && anythingBut(operand, given);
            default -> given.isNumber() && within(operand, given.decimalValue());
        };
    }

    private static String affix(JsonNode operand) {
        return operand.isObject()
                ? operand.path("equals-ignore-case").asText().toLowerCase(Locale.ROOT)
                : operand.asText();
    }

    private static String text(JsonNode given, JsonNode operand) {
        return operand.isObject() ? given.asText().toLowerCase(Locale.ROOT) : given.asText();
    }

    private static boolean anythingBut(JsonNode operand, JsonNode given) {
        if (operand.isObject()) {
            return given.isTextual() && !admits(operand, given);
        }
        if (!operand.isArray()) {
            return !same(operand, given);
        }
        for (JsonNode excluded : operand) {
            if (same(excluded, given)) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(JsonNode bounds, BigDecimal number) {
        for (int i = 0; i + 1 < bounds.size(); i += 2) {
            int compared = number.compareTo(bounds.get(i + 1).decimalValue());
            boolean holds =
                    switch (bounds.get(i).asText()) {
                        case "=" -> compared == 0;
                        case "<" -> compared < 0;
                        case "<=" -> compared <= 0;
                        case ">" -> compared > 0;
                        case ">=" -> compared >= 0;
                        default -> false;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(JsonNode wanted, JsonNode given) {
        return wanted.isNumber() && given.isNumber()
                ? wanted.decimalValue().compareTo(given.decimalValue()) == 0
                : wanted.equals(given);
    }
}
