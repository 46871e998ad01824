package kepu.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;
import kepu.local.aws.JsonProtocolRefusal;

/** Reads the members of a request as KMS's model bounds them. */
final class KmsRequest {
    private static final int MESSAGE_BYTES = 4096;
    private static final int SIGNATURE_BYTES = 6144;
    /** What the model of KMS lists, whether or not a key here has it. */
    private static final Set<String> KNOWN = Set.of(
            "RSASSA_PSS_SHA_256",
            "RSASSA_PSS_SHA_384",
            "RSASSA_PSS_SHA_512",
            "RSASSA_PKCS1_V1_5_SHA_256",
            "RSASSA_PKCS1_V1_5_SHA_384",
            "RSASSA_PKCS1_V1_5_SHA_512",
            "ECDSA_SHA_256",
            "ECDSA_SHA_384",
            "ECDSA_SHA_512",
            "ED25519_SHA_512",
            "HMAC_SHA_224",
            "HMAC_SHA_256",
            "HMAC_SHA_384",
            "HMAC_SHA_512");

    private final JsonNode json;

    KmsRequest(JsonNode json) {
        this.json = json;
    }

    String keyId() {
        return text("KeyId");
    }

    byte[] message() {
        return blob("Message", MESSAGE_BYTES);
    }

    byte[] blob(String name) {
        return blob(name, SIGNATURE_BYTES);
    }

    /** {@code RAW} unless the caller has digested the message. */
    boolean isDigested() {
        return switch (json.path("MessageType").asText("RAW")) {
            case "RAW" -> false;
            case "DIGEST" -> true;
            default -> throw invalid("MessageType must be RAW or DIGEST");
        };
    }

    /** Refuses a key of another usage and an algorithm that does not go with the key. */
    void requireAlgorithm(String member, String usage, Key key) {
        String algorithm = text(member);
        if (!KNOWN.contains(algorithm)) {
            throw invalid(member + " is not an algorithm: " + algorithm);
        }
        if (!key.spec().usage.equals(usage)) {
            throw new JsonProtocolRefusal(
                    "InvalidKeyUsageException",
                    key.arn() + " key usage is " + key.spec().usage + " which is not valid for this operation.");
        }
        if (!key.spec().algorithm.equals(algorithm)) {
            throw new JsonProtocolRefusal(
                    "InvalidKeyUsageException",
                    "Algorithm " + algorithm + " is incompatible with key spec " + key.spec() + ".");
        }
    }

    private byte[] blob(String name, int longest) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw new JsonProtocolRefusal("SerializationException", name + " is not Base64");
        }
        if (bytes.length == 0 || bytes.length > longest) {
            throw invalid(name + " must have 1 to " + longest + " bytes");
        }
        return bytes;
    }

    private String text(String name) {
        JsonNode member = json.path(name);
        if (!member.isTextual() || member.textValue().isEmpty()) {
            throw invalid(name + " must not be empty");
        }
        return member.textValue();
    }

    private static JsonProtocolRefusal invalid(String message) {
        return new JsonProtocolRefusal("ValidationException", message);
    }
}
