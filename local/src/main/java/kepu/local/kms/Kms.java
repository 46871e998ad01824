package kepu.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import kepu.local.aws.JsonProtocol;
import kepu.local.aws.JsonProtocolRefusal;

/**
 * KMS for one machine: Sign, Verify, GetPublicKey, GenerateMac, VerifyMac and DescribeKey over AWS JSON 1.1. Key material
 * is made once and never leaves the directory. Signatures of requests are not checked.
 */
public final class Kms implements HttpHandler {
    /** What stands before the dot in {@code X-Amz-Target}. */
    public static final String TARGET = "TrentService";

    private final KeyRing keys;
    private final JsonProtocol protocol;

    private Kms(KeyRing keys) {
        this.keys = keys;
        this.protocol = new JsonProtocol(
                TARGET,
                Map.of(
                        "Sign", this::sign,
                        "Verify", this::verify,
                        "GetPublicKey", this::getPublicKey,
                        "GenerateMac", this::generateMac,
                        "VerifyMac", this::verifyMac,
                        "DescribeKey", this::describeKey));
    }

    /** Opens the directory, makes material for the keys that have none, and serves the keys declared. */
    public static Kms open(Path home, List<Key> keys) throws IOException {
        return new Kms(KeyRing.open(home, keys));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        protocol.handle(exchange);
    }

    private JsonNode sign(JsonNode json) {
        KmsRequest request = new KmsRequest(json);
        KeyRing.Held held = keys.named(request.keyId());
        request.requireAlgorithm("SigningAlgorithm", "SIGN_VERIFY", held.key());
        byte[] signature = held.material().sign(request.message(), request.isDigested());
        return answer(held.key(), "SigningAlgorithm").put("Signature", signature);
    }

    private JsonNode verify(JsonNode json) {
        KmsRequest request = new KmsRequest(json);
        KeyRing.Held held = keys.named(request.keyId());
        request.requireAlgorithm("SigningAlgorithm", "SIGN_VERIFY", held.key());
        if (!held.material().isSignature(request.message(), request.isDigested(), request.blob("Signature"))) {
            throw new JsonProtocolRefusal("KMSInvalidSignatureException", "The signature is not valid.");
        }
        return answer(held.key(), "SigningAlgorithm").put("SignatureValid", true);
    }

    private JsonNode getPublicKey(JsonNode json) {
        KeyRing.Held held = keys.named(new KmsRequest(json).keyId());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", held.key().arn())
                .put("PublicKey", held.material().publicKey());
        describe(answer, held.key());
        return answer;
    }

    private JsonNode generateMac(JsonNode json) {
        KmsRequest request = new KmsRequest(json);
        KeyRing.Held held = keys.named(request.keyId());
        request.requireAlgorithm("MacAlgorithm", "GENERATE_VERIFY_MAC", held.key());
        return answer(held.key(), "MacAlgorithm").put("Mac", held.material().mac(request.message()));
    }

    private JsonNode verifyMac(JsonNode json) {
        KmsRequest request = new KmsRequest(json);
        KeyRing.Held held = keys.named(request.keyId());
        request.requireAlgorithm("MacAlgorithm", "GENERATE_VERIFY_MAC", held.key());
        if (!MessageDigest.isEqual(held.material().mac(request.message()), request.blob("Mac"))) {
            throw new JsonProtocolRefusal("KMSInvalidMacException", "The HMAC is not valid.");
        }
        return answer(held.key(), "MacAlgorithm").put("MacValid", true);
    }

    private JsonNode describeKey(JsonNode json) {
        KeyRing.Held held = keys.named(new KmsRequest(json).keyId());
        Key key = held.key();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode described = answer.putObject("KeyMetadata")
                .put("AWSAccountId", key.account())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("CreationDate", held.madeAt().getEpochSecond())
                .put("Enabled", true)
                .put("Description", "")
                .put("KeyState", "Enabled")
                .put("Origin", "AWS_KMS")
                .put("KeyManager", "CUSTOMER")
                .put("MultiRegion", false);
        describe(described, key);
        return answer;
    }

    private static void describe(ObjectNode answer, Key key) {
        answer.put("KeySpec", key.spec().name())
                .put("CustomerMasterKeySpec", key.spec().name())
                .put("KeyUsage", key.spec().usage);
        answer.putArray(key.spec().usage.equals("SIGN_VERIFY") ? "SigningAlgorithms" : "MacAlgorithms")
                .add(key.spec().algorithm);
    }

    private static ObjectNode answer(Key key, String algorithm) {
        return JsonNodeFactory.instance.objectNode().put("KeyId", key.arn()).put(algorithm, key.spec().algorithm);
    }
}
