package kepu.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item as DynamoDB keeps it, read and written attribute by attribute; empty texts and lists are not stored. */
final class Item {
    // Fixed width, so that stored times sort as text; the review machine writes the same form.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item empty() {
        return new Item(new HashMap<>());
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    /** An item by its key alone. */
    static Map<String, AttributeValue> key(String name, String value) {
        return Map.of(name, text(value));
    }

    static Map<String, AttributeValue> key(String name, String value, String sortName, AttributeValue sort) {
        return Map.of(name, text(value), sortName, sort);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue time(Instant at) {
        return text(TIME.format(at));
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Item with(String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, text(value));
        }
        return this;
    }

    Item with(String name, long value) {
        attributes.put(name, number(value));
        return this;
    }

    Item with(String name, Instant at) {
        attributes.put(name, time(at));
        return this;
    }

    Item with(String name, Optional<Instant> at) {
        return at.map(known -> with(name, known)).orElse(this);
    }

    Item with(String name, List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(
                    name, AttributeValue.fromL(values.stream().map(Item::text).toList()));
        }
        return this;
    }

    Item with(String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            Map<String, AttributeValue> stored = new HashMap<>();
            values.forEach((key, value) -> stored.put(key, text(value)));
            attributes.put(name, AttributeValue.fromM(stored));
        }
        return this;
    }

    String text(String name, String otherwise) {
        AttributeValue value = attributes.get(name);
        return value == null || value.s() == null ? otherwise : value.s();
    }

    /** A text that every item of this kind has. */
    String need(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("item without " + name));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name, long otherwise) {
        AttributeValue value = attributes.get(name);
        return value == null ? otherwise : Long.parseLong(value.n());
    }

    int count(String name) {
        return Math.toIntExact(number(name, 0));
    }

    Optional<Instant> time(String name) {
        return find(name).map(Instant::parse);
    }

    Instant needTime(String name) {
        return Instant.parse(need(name));
    }

    List<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value == null
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }

    Map<String, String> textsByName(String name) {
        Map<String, String> read = new HashMap<>();
        AttributeValue value = attributes.get(name);
        if (value != null) {
            value.m().forEach((key, text) -> read.put(key, text.s()));
        }
        return read;
    }

    static String written(Instant at) {
        return TIME.format(at);
    }
}
