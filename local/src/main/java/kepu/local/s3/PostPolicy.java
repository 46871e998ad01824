package kepu.local.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the holder of a secret allows a form to upload: every field named, the size within limits, until a time. */
final class PostPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNNAMED =
            Set.of("x-amz-signature", "file", "policy", "awsaccesskeyid", "signature");

    private final JsonNode policy;
    private long least;
    private long most = Long.MAX_VALUE;

    private PostPolicy(JsonNode policy) {
        this.policy = policy;
    }

    static PostPolicy decode(String base64) {
        try {
            JsonNode policy = JSON.readTree(Base64.getMimeDecoder().decode(base64));
            if (!policy.path("expiration").isTextual()
                    || !policy.path("conditions").isArray()) {
                throw ErrorCode.INVALID_POLICY_DOCUMENT.fault("Invalid Policy: expiration or conditions missing.");
            }
            return new PostPolicy(policy);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw ErrorCode.INVALID_POLICY_DOCUMENT.fault("Invalid Policy: Invalid JSON.");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fewest and most bytes the file may have. */
    long least() {
        return least;
    }

    long most() {
        return most;
    }

    /**
     * Refuses an expired policy, a field that differs from its condition, and a field without one. The bucket is the
     * one of the address, whatever the form says of it.
     */
    PostPolicy check(Map<String, String> form, String bucket, Instant now) {
        if (now.isAfter(expiresAt())) {
            throw ErrorCode.ACCESS_DENIED.fault("Invalid according to Policy: Policy expired.");
        }
        Map<String, String> fields = new TreeMap<>(form);
        fields.put("bucket", bucket);
        Set<String> named = new HashSet<>(UNNAMED);
        for (JsonNode condition : policy.get("conditions")) {
            if (condition.isObject()) {
                condition.properties().forEach(entry -> {
                    require(fields, entry.getKey(), entry.getValue().asText(), false, condition);
                    named.add(entry.getKey().toLowerCase(Locale.ROOT));
                });
            } else if (condition.isArray() && condition.size() == 3) {
                named.add(check(fields, condition));
            } else {
                throw invalid(condition);
            }
        }
        fields.keySet().stream()
                .filter(name -> !named.contains(name) && !name.startsWith("x-ignore-"))
                .findFirst()
                .ifPresent(name -> {
                    throw ErrorCode.ACCESS_DENIED.fault("Invalid according to Policy: Extra input fields: " + name);
                });
        return this;
    }

    private String check(Map<String, String> fields, JsonNode condition) {
        String kind = condition.get(0).asText().toLowerCase(Locale.ROOT);
        if (kind.equals("content-length-range")) {
            least = number(condition, 1);
            most = number(condition, 2);
            return kind;
        }
        String field = condition.get(1).asText();
        if (!field.startsWith("$") || !kind.equals("eq") && !kind.equals("starts-with")) {
            throw invalid(condition);
        }
        require(fields, field.substring(1), condition.get(2).asText(), kind.equals("starts-with"), condition);
        return field.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void require(
            Map<String, String> fields, String name, String expected, boolean prefix, JsonNode condition) {
        String value = fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        if (prefix ? !value.startsWith(expected) : !value.equals(expected)) {
            throw ErrorCode.ACCESS_DENIED.fault("Invalid according to Policy: Policy Condition failed: " + condition);
        }
    }

    private Instant expiresAt() {
        try {
            return Instant.parse(policy.get("expiration").textValue());
        } catch (DateTimeException e) {
            throw ErrorCode.INVALID_POLICY_DOCUMENT.fault("Invalid Policy: Invalid 'expiration' value.");
        }
    }

    private static long number(JsonNode condition, int at) {
        String text = condition.get(at).asText();
        if (!text.matches("\\d{1,18}")) {
            throw invalid(condition);
        }
        return Long.parseLong(text);
    }

    private static Fault invalid(JsonNode condition) {
        return ErrorCode.INVALID_POLICY_DOCUMENT.fault("Invalid Policy: Invalid condition: " + condition);
    }
}
