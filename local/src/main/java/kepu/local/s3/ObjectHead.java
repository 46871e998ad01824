package kepu.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything about an object but its bytes.
 *
 * @param size bytes
 * @param eTag without quotes: the MD5, or the MD5 of the parts' MD5s with their number
 * @param headers answered with the object: content type and the like, and user metadata, by lower-case name
 */
record ObjectHead(
        String key, long size, String eTag, Instant modifiedAt, Map<String, String> headers, List<Checksum> checksums) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ObjectHead {
        headers = Map.copyOf(headers);
        checksums = List.copyOf(checksums);
    }

    static ObjectHead of(String key, Received received, Instant modifiedAt, Map<String, String> headers) {
        return new ObjectHead(key, received.size(), received.md5(), modifiedAt, headers, received.checksums());
    }

    String quotedETag() {
        return '"' + eTag + '"';
    }

    byte[] toJson() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("key", key)
                .put("size", size)
                .put("eTag", eTag)
                .put("modifiedAt", modifiedAt.toString());
        ObjectNode named = json.putObject("headers");
        new TreeMap<>(headers).forEach(named::put);
        ArrayNode sums = json.putArray("checksums");
        checksums.forEach(checksum -> sums.addObject()
                .put("algorithm", checksum.algorithm().name())
                .put("value", checksum.value())
                .put("composite", checksum.composite()));
        return JSON.writeValueAsBytes(json);
    }

    static ObjectHead fromJson(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        Map<String, String> headers = new TreeMap<>();
        json.get("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().textValue()));
        List<Checksum> checksums = new ArrayList<>();
        json.get("checksums")
                .forEach(sum -> checksums.add(new Checksum(
                        ChecksumAlgorithm.valueOf(sum.get("algorithm").textValue()),
                        sum.get("value").textValue(),
                        sum.get("composite").booleanValue())));
        return new ObjectHead(
                json.get("key").textValue(),
                json.get("size").longValue(),
                json.get("eTag").textValue(),
                Instant.parse(json.get("modifiedAt").textValue()),
                headers,
                checksums);
    }
}
