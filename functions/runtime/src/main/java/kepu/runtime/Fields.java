package kepu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kepu.domain.fault.Fault;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;
import kepu.domain.fault.Words;

/**
 * Reads the members of a JSON object that a client sent, strictly: a wrong type or a member that nobody asked for is a
 * fault, and {@link #done()} refuses them all at once. Absent texts and lists read as empty.
 */
public final class Fields {
    private static final Words TEXT = new Words("文字", "text");
    private static final Words FLAG = new Words("true 或 false", "true or false");
    private static final Words INTEGER = new Words("整数", "a whole number");
    private static final Words OBJECT = new Words("JSON 对象", "a JSON object");
    private static final Words LIST = new Words("列表", "a list");

    private final JsonNode object;
    private final String path;
    private final List<Fault> faults;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(JsonNode object, String path, List<Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** Of a whole body; refuses MALFORMED unless it is an object. */
    public static Fields of(JsonNode body) {
        if (!body.isObject()) {
            throw Reason.MALFORMED.refuse(new Words("应为 JSON 对象", "a JSON object is expected"));
        }
        return new Fields(body, "", new ArrayList<>());
    }

    public String text(String name) {
        return optionalText(name).orElse("");
    }

    public Optional<String> optionalText(String name) {
        return member(name).flatMap(node -> node.isTextual() ? Optional.of(node.textValue()) : wrong(name, TEXT));
    }

    public Optional<Boolean> flag(String name) {
        return member(name).flatMap(node -> node.isBoolean() ? Optional.of(node.booleanValue()) : wrong(name, FLAG));
    }

    public Optional<Long> number(String name) {
        return member(name)
                .flatMap(node -> node.isIntegralNumber() && node.canConvertToLong()
                        ? Optional.of(node.longValue())
                        : wrong(name, INTEGER));
    }

    /** A number that counts something, and so is an {@code int}. */
    public Optional<Integer> count(String name) {
        return member(name)
                .flatMap(node -> node.isIntegralNumber() && node.canConvertToInt()
                        ? Optional.of(node.intValue())
                        : wrong(name, INTEGER));
    }

    /** A nested object, read by {@code reader}, which need not call {@link #done()}. */
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return member(name)
                .flatMap(node ->
                        node.isObject() ? Optional.of(nested(node, path + name + ".", reader)) : wrong(name, OBJECT));
    }

    /** A list of objects, each read by {@code reader}. */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> read = new ArrayList<>();
        for (JsonNode node : array(name)) {
            String at = name + "[" + read.size() + "]";
            if (!node.isObject()) {
                wrong(at, OBJECT);
                return read;
            }
            read.add(nested(node, path + at + ".", reader));
        }
        return read;
    }

    public List<String> texts(String name) {
        List<String> read = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isTextual()) {
                wrong(name + "[" + read.size() + "]", TEXT);
                return read;
            }
            read.add(node.textValue());
        }
        return read;
    }

    /** An object whose members are all texts, whatever their names. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> read = new LinkedHashMap<>();
        member(name).ifPresent(node -> {
            if (!node.isObject()) {
                wrong(name, OBJECT);
                return;
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (entry.getValue().isTextual()) {
                    read.put(entry.getKey(), entry.getValue().textValue());
                } else {
                    wrong(name + "." + entry.getKey(), TEXT);
                }
            }
        });
        return read;
    }

    /** Refuses MALFORMED with every fault found, those of nested objects and unknown members among them. */
    public void done() {
        unknown();
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }

    private void unknown() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                faults.add(Reason.UNKNOWN_FIELD.at(path + name, "", path + name));
            }
        }
    }

    private <T> T nested(JsonNode node, String at, Function<Fields, T> reader) {
        Fields fields = new Fields(node, at, faults);
        T read = reader.apply(fields);
        fields.unknown();
        return read;
    }

    private Iterable<JsonNode> array(String name) {
        return member(name)
                .flatMap(node -> node.isArray() ? Optional.of((Iterable<JsonNode>) node) : wrong(name, LIST))
                .orElse(List.of());
    }

    private Optional<JsonNode> member(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private <T> Optional<T> wrong(String name, Words expected) {
        faults.add(Reason.WRONG_TYPE.at(path + name, "", path + name, expected));
        return Optional.empty();
    }
}
