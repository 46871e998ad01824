package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value of a definition in which strings may be expressions. */
@FunctionalInterface
interface Template {
    /** @throws StateFailed when an expression in it fails */
    JsonNode fill(Scope scope);

    static Template at(Place place) {
        JsonNode node = place.node();
        if (node.isTextual()) {
            Optional<Expression> expression = place.expression();
            return expression.isPresent() ? expression.get()::evaluate : scope -> node;
        }
        if (node.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                elements.add(at(place.at(i)));
            }
            return scope -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                elements.forEach(element -> array.add(element.fill(scope)));
                return array;
            };
        }
        if (node.isObject()) {
            Map<String, Template> fields = new LinkedHashMap<>();
            node.fieldNames().forEachRemaining(name -> fields.put(name, at(place.at(name))));
            return scope -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, value) -> object.set(name, value.fill(scope)));
                return object;
            };
        }
        return scope -> node;
    }
}
