package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML (and so JSON) as a tree, with CloudFormation's short tags in their long form: {@code !Ref X} becomes
 * {@code {"Ref": "X"}}, {@code !GetAtt A.B} becomes {@code {"Fn::GetAtt": ["A", "B"]}}.
 */
final class TemplateText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TemplateText() {}

    static JsonNode read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
            return root == null ? NODES.objectNode() : tagged(root);
        } catch (YAMLException malformed) {
            throw new TemplateRefusal(file.toString(), "not YAML: " + malformed.getMessage());
        } catch (IOException unreadable) {
            throw new TemplateRefusal(file.toString(), "cannot be read: " + unreadable.getMessage());
        }
    }

    private static JsonNode tagged(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        String name = tag.substring(1);
        ObjectNode call = NODES.objectNode();
        if (name.equals("Ref") || name.equals("Condition")) {
            return call.set(name, plain(node));
        }
        if (name.equals("GetAtt") && node instanceof ScalarNode dotted) {
            int dot = dotted.getValue().indexOf('.');
            if (dot < 0) {
                throw new TemplateRefusal("!GetAtt " + dotted.getValue(), "names no attribute");
            }
            return call.set(
                    "Fn::GetAtt",
                    NODES.arrayNode()
                            .add(dotted.getValue().substring(0, dot))
                            .add(dotted.getValue().substring(dot + 1)));
        }
        return call.set("Fn::" + name, plain(node));
    }

    private static JsonNode plain(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = NODES.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                if (object.has(key)) {
                    throw new TemplateRefusal(
                            "line " + (entry.getKeyNode().getStartMark().getLine() + 1),
                            "'" + key + "' is given twice");
                }
                object.set(key, tagged(entry.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = NODES.arrayNode();
            sequence.getValue().forEach(element -> array.add(tagged(element)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        // A date such as 2012-10-17 stays the text that it is in JSON.
        Map<Tag, java.util.function.Function<String, JsonNode>> typed = Map.of(
                Tag.NULL,
                ignored -> NODES.nullNode(),
                Tag.BOOL,
                word -> NODES.booleanNode(word.matches("(?i)true|yes|on")),
                Tag.INT,
                TemplateText::integer,
                Tag.FLOAT,
                TemplateText::decimal);
        return typed.getOrDefault(scalar.getTag(), NODES::textNode).apply(text);
    }

    private static JsonNode integer(String text) {
        // 0-prefixed digits are account ids and the like far more often than octal numbers.
        return text.matches("[-+]?(0|[1-9][0-9]*)") ? NODES.numberNode(new BigInteger(text)) : NODES.textNode(text);
    }

    private static JsonNode decimal(String text) {
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.textNode(text);
    }
}
