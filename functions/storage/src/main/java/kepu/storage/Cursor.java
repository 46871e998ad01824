package kepu.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import kepu.domain.fault.Reason;
import kepu.runtime.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a query goes on, as opaque text: for each shard that was read from, the key after which it stopped. */
final class Cursor {
    private Cursor() {}

    static String write(Map<String, Map<String, AttributeValue>> positions) {
        Json.Body plain = Json.body();
        positions.forEach((shard, key) -> {
            Json.Body at = Json.body();
            key.forEach((name, value) -> at.with(name, value.s() == null ? "N" + value.n() : "S" + value.s()));
            plain.with(shard, at);
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(plain));
    }

    /** Refuses MALFORMED for what {@link #write} cannot have made; whether its keys are keys is for the table to say. */
    static Map<String, Map<String, AttributeValue>> read(String cursor) {
        try {
            JsonNode plain = Json.parse(Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII)));
            Map<String, Map<String, AttributeValue>> positions = new LinkedHashMap<>();
            plain.properties().forEach(shard -> positions.put(shard.getKey(), key(shard.getValue())));
            if (positions.isEmpty()) {
                throw Reason.MALFORMED.refuse("cursor");
            }
            return positions;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Reason.MALFORMED.refuse("cursor");
        }
    }

    private static Map<String, AttributeValue> key(JsonNode plain) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        plain.properties().forEach(entry -> {
            String typed = entry.getValue().asText();
            String value = typed.substring(1);
            key.put(entry.getKey(), typed.startsWith("N") ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
        });
        return key;
    }
}
