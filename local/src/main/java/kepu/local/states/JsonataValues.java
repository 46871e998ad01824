package kepu.local.states;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as the JSONata library holds it, and back. */
final class JsonataValues {
    /** Above this a double no longer tells neighbouring integers apart, and JavaScript writes an exponent. */
    private static final double EXACT = 9_007_199_254_740_992d;

    private JsonataValues() {}

    /** JSON null becomes the library's own null: a Java null would be JSONata's "nothing". */
    static Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(of(element)));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
                yield map;
            }
            default -> Jsonata.NULL_VALUE;
        };
    }

    private static Object number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        return node.canConvertToLong() && node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
    }

    /** Empty when the value is not JSON: a function or a regular expression. */
    static Optional<JsonNode> toJson(Object value) {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return Optional.of(NullNode.instance);
        }
        if (value instanceof String text) {
            return Optional.of(TextNode.valueOf(text));
        }
        if (value instanceof Boolean flag) {
            return Optional.of(BooleanNode.valueOf(flag));
        }
        if (value instanceof Number number) {
            return Optional.of(toJson(number));
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        return value instanceof Map<?, ?> map ? object(map) : Optional.empty();
    }

    private static JsonNode toJson(Number number) {
        if (number instanceof BigInteger big) {
            return JsonNodeFactory.instance.numberNode(big);
        }
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            double value = number.doubleValue();
            return value == Math.rint(value) && Math.abs(value) < EXACT
                    ? toJson((long) value)
                    : JsonNodeFactory.instance.numberNode(value);
        }
        return toJson(number.longValue());
    }

    /** Of the type that a parser would choose, so that equal numbers are equal nodes. */
    private static JsonNode toJson(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static Optional<JsonNode> array(List<?> list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object element : list) {
            Optional<JsonNode> json = toJson(element);
            if (json.isEmpty()) {
                return Optional.empty();
            }
            array.add(json.get());
        }
        return Optional.of(array);
    }

    private static Optional<JsonNode> object(Map<?, ?> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Optional<JsonNode> json = toJson(entry.getValue());
            if (json.isEmpty()) {
                return Optional.empty();
            }
            object.set(String.valueOf(entry.getKey()), json.get());
        }
        return Optional.of(object);
    }
}
