package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code DefinitionSubstitutions} of a SAM or CloudFormation state machine: {@code ${Name}} in its definition. */
public final class Substitutions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_:.]+)}");

    private final Map<String, String> values;

    /** @param values by name; pseudo parameters such as {@code AWS::Partition} under their own names */
    public Substitutions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The definition with every {@code ${Name}}, in keys and values alike, replaced.
     *
     * @throws DefinitionRefused for every name without a value: CloudFormation would deploy the placeholder as it stands
     */
    public JsonNode applyTo(JsonNode definition) {
        List<Finding> findings = new ArrayList<>();
        JsonNode replaced = replace(definition, "", findings);
        if (!findings.isEmpty()) {
            throw new DefinitionRefused(findings);
        }
        return replaced;
    }

    private JsonNode replace(JsonNode node, String pointer, List<Finding> findings) {
        if (node.isTextual()) {
            return TextNode.valueOf(replace(node.textValue(), pointer, findings));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(replace(node.get(i), pointer + "/" + i, findings));
            }
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field -> object.set(
                            replace(field.getKey(), pointer, findings),
                            replace(field.getValue(), Place.child(pointer, field.getKey()), findings)));
            return object;
        }
        return node;
    }

    private String replace(String text, String pointer, List<Finding> findings) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            Optional<String> value = Optional.ofNullable(values.get(match.group(1)));
            if (value.isEmpty()) {
                findings.add(new Finding(pointer, "no value for " + match.group()));
            }
            return Matcher.quoteReplacement(value.orElse(match.group()));
        });
    }
}
