package kepu.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kepu.domain.fault.Reason;
import kepu.runtime.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a query goes on, as opaque text: the key after which it stopped. */
final class Cursor {
    private Cursor() {}

    static Optional<String> write(Map<String, AttributeValue> lastKey) {
        if (lastKey.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> plain = new HashMap<>();
        lastKey.forEach((name, value) -> plain.put(name, value.s() == null ? "N" + value.n() : "S" + value.s()));
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(plain)));
    }

    /** Refuses MALFORMED for anything that {@link #write} has not made. */
    static Map<String, AttributeValue> read(String cursor) {
        try {
            JsonNode plain = Json.parse(Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII)));
            Map<String, AttributeValue> key = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : plain.properties()) {
                String typed = entry.getValue().asText(" ");
                String value = typed.substring(1);
                key.put(
                        entry.getKey(),
                        typed.startsWith("N") ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
            }
            return key;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Reason.MALFORMED.refuse("cursor");
        }
    }
}
