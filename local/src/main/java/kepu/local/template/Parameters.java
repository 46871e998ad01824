package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The template's parameters with the values they have in this run. */
final class Parameters {
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** @param given overrides the defaults; a name the template does not declare is refused, as {@code sam deploy} does */
    Parameters(JsonNode declared, Map<String, String> given) {
        given.keySet().stream().filter(name -> !declared.has(name)).findFirst().ifPresent(name -> {
            throw new TemplateRefusal("Parameters." + name, "given, but the template declares no such parameter");
        });
        declared.properties()
                .forEach(declaration -> values.put(
                        declaration.getKey(),
                        value(declaration.getKey(), declaration.getValue(), given.get(declaration.getKey()))));
    }

    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static JsonNode value(String name, JsonNode declaration, String given) {
        String place = "Parameters." + name;
        String type = declaration.path("Type").asText("String");
        if (given == null && !declaration.has("Default")) {
            throw new TemplateRefusal(place, "has no default and was not given (--parameter " + name + "=…)");
        }
        String text = given == null ? declaration.get("Default").asText() : given;
        JsonNode allowed = declaration.path("AllowedValues");
        boolean listed = allowed.isMissingNode();
        for (JsonNode value : allowed) {
            listed |= value.asText().equals(text);
        }
        if (!listed) {
            throw new TemplateRefusal(place, "'" + text + "' is none of " + allowed);
        }
        if (declaration.has("AllowedPattern")
                && !text.matches(declaration.get("AllowedPattern").asText())) {
            throw new TemplateRefusal(place, "'" + text + "' does not match " + declaration.get("AllowedPattern"));
        }
        return typed(place, type, text);
    }

    private static JsonNode typed(String place, String type, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (type) {
            case "String":
                return nodes.textNode(text);
            case "Number":
                if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                    throw new TemplateRefusal(place, "'" + text + "' is no number");
                }
                // CloudFormation hands numbers on as text.
                return nodes.textNode(text);
            case "CommaDelimitedList", "List<Number>", "List<String>":
                var list = nodes.arrayNode();
                for (String element : text.split(",")) {
                    list.add(element.strip());
                }
                return list;
            default:
                throw new TemplateRefusal(place, "parameters of type " + type + " are looked up in an account");
        }
    }
}
