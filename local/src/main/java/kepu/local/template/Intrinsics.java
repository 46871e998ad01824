package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves CloudFormation's intrinsic functions inside any part of a template. */
final class Intrinsics {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    /** What {@code AWS::NoValue} becomes: never leaves this class, its owner drops it. */
    private static final JsonNode NO_VALUE = NODES.pojoNode("AWS::NoValue");

    private final References references;
    private final Conditions conditions;
    private final JsonNode mappings;

    Intrinsics(References references, JsonNode conditions, JsonNode mappings) {
        this.references = references;
        this.conditions = new Conditions(conditions, this);
        this.mappings = mappings;
    }

    Conditions conditions() {
        return conditions;
    }

    /** The node with every intrinsic function replaced by its value; {@code AWS::NoValue} removes what holds it. */
    JsonNode resolve(JsonNode node, String place) {
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                JsonNode element = resolve(node.get(i), place + "[" + i + "]");
                if (element != NO_VALUE) {
                    array.add(element);
                }
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue(), place);
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(member -> {
            JsonNode value = resolve(member.getValue(), place + "." + member.getKey());
            if (value != NO_VALUE) {
                object.set(member.getKey(), value);
            }
        });
        return object;
    }

    String text(JsonNode node, String place) {
        JsonNode value = resolve(node, place);
        if (!value.isValueNode() || value == NO_VALUE) {
            throw new TemplateRefusal(place, "a text is needed here, not " + value);
        }
        return value.asText();
    }

    private JsonNode call(String function, JsonNode argument, String place) {
        return switch (function) {
            case "Ref" -> ref(argument.asText(), place);
            case "Fn::GetAtt" -> getAtt(argument, place);
            case "Fn::Sub" -> sub(argument, place);
            case "Fn::Join" -> join(resolve(pair(argument, place), place), place);
            case "Fn::If" -> choose(argument, place);
            case "Fn::Select" -> select(resolve(pair(argument, place), place), place);
            case "Fn::Split" -> split(resolve(pair(argument, place), place));
            case "Fn::FindInMap" -> findInMap(resolve(argument, place), place);
            case "Fn::Base64" ->
                NODES.textNode(
                        Base64.getEncoder().encodeToString(text(argument, place).getBytes(StandardCharsets.UTF_8)));
            default -> throw new TemplateRefusal(place, function + " cannot be resolved on one machine");
        };
    }

    private JsonNode ref(String name, String place) {
        return name.equals("AWS::NoValue") ? NO_VALUE : references.ref(name).orElseThrow(() -> unknown(name, place));
    }

    private JsonNode getAtt(JsonNode argument, String place) {
        // The long form may be one dotted text as well.
        String[] dotted = argument.asText().split("\\.", 2);
        String name = argument.isArray() ? argument.path(0).asText() : dotted[0];
        String attribute = argument.isArray() ? text(argument.path(1), place) : dotted.length == 2 ? dotted[1] : "";
        return references.attribute(name, attribute).orElseThrow(() -> unknown(name + "." + attribute, place));
    }

    private JsonNode sub(JsonNode argument, String place) {
        JsonNode own = argument.isArray() ? argument.path(1) : NODES.objectNode();
        Matcher placeholder =
                PLACEHOLDER.matcher(argument.isArray() ? argument.path(0).asText() : argument.asText());
        StringBuilder text = new StringBuilder();
        while (placeholder.find()) {
            placeholder.appendReplacement(
                    text,
                    Matcher.quoteReplacement(substitute(placeholder.group(1).strip(), own, place)));
        }
        return NODES.textNode(placeholder.appendTail(text).toString());
    }

    private String substitute(String name, JsonNode own, String place) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (own.has(name)) {
            return text(own.get(name), place + "." + name);
        }
        int dot = name.indexOf('.');
        Optional<JsonNode> value =
                dot < 0 ? references.ref(name) : references.attribute(name.substring(0, dot), name.substring(dot + 1));
        return text(value.orElseThrow(() -> unknown(name, place)), place);
    }

    private JsonNode join(JsonNode pair, String place) {
        List<String> parts = new ArrayList<>();
        pair.get(1).forEach(part -> parts.add(text(part, place)));
        return NODES.textNode(String.join(pair.get(0).asText(), parts));
    }

    private JsonNode choose(JsonNode argument, String place) {
        if (argument.size() != 3) {
            throw new TemplateRefusal(place, "Fn::If takes a condition and two values");
        }
        return resolve(argument.get(conditions.holds(argument.get(0).asText(), place) ? 1 : 2), place);
    }

    private JsonNode select(JsonNode pair, String place) {
        JsonNode chosen = pair.get(1).path(pair.get(0).asInt(-1));
        if (chosen.isMissingNode()) {
            throw new TemplateRefusal(place, "Fn::Select finds no element " + pair.get(0) + " in " + pair.get(1));
        }
        return chosen;
    }

    private static JsonNode split(JsonNode pair) {
        ArrayNode parts = NODES.arrayNode();
        for (String part : pair.get(1).asText().split(Pattern.quote(pair.get(0).asText()), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode findInMap(JsonNode keys, String place) {
        JsonNode found = mappings.path(keys.path(0).asText())
                .path(keys.path(1).asText())
                .path(keys.path(2).asText());
        if (found.isMissingNode()) {
            throw new TemplateRefusal(place, "Fn::FindInMap finds nothing at " + keys);
        }
        return found;
    }

    private static JsonNode pair(JsonNode argument, String place) {
        if (!argument.isArray() || argument.size() != 2) {
            throw new TemplateRefusal(place, "two arguments are needed here, not " + argument);
        }
        return argument;
    }

    private static TemplateRefusal unknown(String name, String place) {
        return new TemplateRefusal(place, "refers to '" + name + "', which has no value here");
    }

    /** What names stand for: parameters, pseudo parameters and resources. */
    interface References {
        Optional<JsonNode> ref(String name);

        Optional<JsonNode> attribute(String name, String attribute);
    }
}
