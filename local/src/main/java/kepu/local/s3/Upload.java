package kepu.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A multipart upload that has begun.
 *
 * @param checksums the algorithm every part is summed by, none or one
 * @param composite whether the object's checksum is made of the parts' checksums
 */
record Upload(
        String id,
        String key,
        Instant startedAt,
        Map<String, String> headers,
        Set<ChecksumAlgorithm> checksums,
        boolean composite) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Upload {
        headers = Map.copyOf(headers);
        checksums = Set.copyOf(checksums);
    }

    byte[] toJson() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("id", id)
                .put("key", key)
                .put("startedAt", startedAt.toString())
                .put("composite", composite);
        ObjectNode named = json.putObject("headers");
        new TreeMap<>(headers).forEach(named::put);
        ArrayNode names = json.putArray("checksums");
        checksums.forEach(algorithm -> names.add(algorithm.name()));
        return JSON.writeValueAsBytes(json);
    }

    static Upload fromJson(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        Map<String, String> headers = new TreeMap<>();
        json.get("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().textValue()));
        Set<ChecksumAlgorithm> checksums = EnumSet.noneOf(ChecksumAlgorithm.class);
        json.get("checksums").forEach(name -> checksums.add(ChecksumAlgorithm.valueOf(name.textValue())));
        return new Upload(
                json.get("id").textValue(),
                json.get("key").textValue(),
                Instant.parse(json.get("startedAt").textValue()),
                headers,
                checksums,
                json.get("composite").booleanValue());
    }
}
