package kepu.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** SAM's {@code Globals}: what every function and API has unless it says otherwise. */
final class Globals {
    private static final Map<String, String> SECTIONS = Map.of(
            "AWS::Serverless::Function", "Function",
            "AWS::Serverless::HttpApi", "HttpApi",
            "AWS::Serverless::StateMachine", "StateMachine");

    private final JsonNode declared;

    Globals(JsonNode declared) {
        this.declared = declared;
    }

    JsonNode environment() {
        return declared.path("Function").path("Environment").path("Variables");
    }

    JsonNode merged(String type, JsonNode own) {
        JsonNode globals = declared.path(SECTIONS.getOrDefault(type, ""));
        return globals.isObject() ? merge(globals, own) : own;
    }

    /** As SAM merges: maps by key, lists one after the other, everything else replaced. */
    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (global.isObject() && own.isObject() && !isCall(global) && !isCall(own)) {
            ObjectNode merged = global.deepCopy();
            own.properties()
                    .forEach(member -> merged.set(
                            member.getKey(),
                            global.has(member.getKey())
                                    ? merge(global.get(member.getKey()), member.getValue())
                                    : member.getValue()));
            return merged;
        }
        if (global.isArray() && own.isArray()) {
            var both = global.<com.fasterxml.jackson.databind.node.ArrayNode>deepCopy();
            own.forEach(both::add);
            return both;
        }
        return own.isMissingNode() ? global : own;
    }

    private static boolean isCall(JsonNode node) {
        String only = node.size() == 1 ? node.fieldNames().next() : "";
        return only.equals("Ref") || only.startsWith("Fn::");
    }
}
