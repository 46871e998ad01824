package kepu.local.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;
import kepu.local.aws.JsonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KmsTest {
    private static final String BASE = "arn:aws-cn:kms:cn-north-1:000000000000:";
    private static final Key SIGNING = new Key(BASE + "key/0d0c9a44", KeySpec.ECC_NIST_P256, List.of("alias/tokens"));
    private static final Key MAC = new Key(BASE + "key/links", KeySpec.HMAC_256, List.of());
    private static final byte[] MESSAGE = "通过".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private JsonServer server;
    private KmsClient kms;

    @BeforeEach
    void open() throws IOException {
        server = new JsonServer(Kms.open(home.resolve("kms"), List.of(SIGNING, MAC)));
        kms = server.client(KmsClient.builder());
    }

    @AfterEach
    void close() {
        kms.close();
        server.close();
    }

    @Test
    void signsWhatThePublicKeyVerifies() throws Exception {
        for (String name : List.of("0d0c9a44", SIGNING.arn(), "alias/tokens", BASE + "alias/tokens")) {
            assertTrue(isGenuine(name, sign(name, MESSAGE, MessageType.RAW)), name);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        SdkBytes signature = sign("0d0c9a44", digest, MessageType.DIGEST);
        assertTrue(isGenuine("0d0c9a44", signature));
        assertTrue(verify(MESSAGE, signature));
        assertThrows(KmsInvalidSignatureException.class, () -> verify("不".getBytes(StandardCharsets.UTF_8), signature));
        assertThrows(KmsInvalidSignatureException.class, () -> verify(MESSAGE, SdkBytes.fromUtf8String("no DER")));
    }

    @Test
    void makesAndChecksMacs() {
        SdkBytes mac = kms.generateMac(request -> request.keyId("links")
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256))
                .mac();
        assertEquals(32, mac.asByteArray().length);
        assertTrue(verifyMac(mac));
        byte[] forged = mac.asByteArray();
        forged[0] ^= 1;
        assertThrows(KmsInvalidMacException.class, () -> verifyMac(SdkBytes.fromByteArray(forged)));
    }

    @Test
    void describesAKey() {
        var key = kms.describeKey(request -> request.keyId("alias/tokens")).keyMetadata();
        assertEquals("0d0c9a44", key.keyId());
        assertEquals(SIGNING.arn(), key.arn());
        assertEquals("000000000000", key.awsAccountId());
        assertEquals(KeyUsageType.SIGN_VERIFY, key.keyUsage());
        assertEquals(List.of(SigningAlgorithmSpec.ECDSA_SHA_256), key.signingAlgorithms());
        var mac = kms.describeKey(request -> request.keyId("links")).keyMetadata();
        assertEquals(List.of(MacAlgorithmSpec.HMAC_SHA_256), mac.macAlgorithms());
        assertFalse(mac.hasSigningAlgorithms());
    }

    @Test
    void keepsItsKeysToItselfAndOverARestart() throws Exception {
        SdkBytes signature = sign("0d0c9a44", MESSAGE, MessageType.RAW);
        close();
        open();
        assertTrue(isGenuine("0d0c9a44", signature));
        try (Stream<Path> files = Files.list(home.resolve("kms"))) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("kms"))));
    }

    @Test
    void refusesWhatAKeyCannotDo() {
        assertThrows(NotFoundException.class, () -> sign("unknown", MESSAGE, MessageType.RAW));
        assertThrows(NotFoundException.class, () -> sign("alias/unknown", MESSAGE, MessageType.RAW));
        assertThrows(InvalidKeyUsageException.class, () -> sign("links", MESSAGE, MessageType.RAW));
        assertThrows(
                InvalidKeyUsageException.class,
                () -> kms.sign(request -> request.keyId("0d0c9a44")
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .signingAlgorithm(SigningAlgorithmSpec.RSASSA_PSS_SHA_256)));
        assertThrows(
                InvalidKeyUsageException.class,
                () -> kms.generateMac(request -> request.keyId("0d0c9a44")
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)));
        assertThrows(UnsupportedOperationException.class, () -> kms.getPublicKey(request -> request.keyId("links")));
        assertInvalid(() -> sign("0d0c9a44", MESSAGE, MessageType.DIGEST));
        assertInvalid(() -> sign("0d0c9a44", new byte[4097], MessageType.RAW));
        assertInvalid(() -> sign("0d0c9a44", new byte[0], MessageType.RAW));
        assertInvalid(() -> kms.sign(request -> request.keyId("0d0c9a44")
                .message(SdkBytes.fromByteArray(MESSAGE))
                .signingAlgorithm("ROT13")));
    }

    @Test
    void refusesADeclarationThatNamesNoKey() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Key("arn:aws:kms:r:0:key/../../etc", KeySpec.HMAC_256, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Key(MAC.arn(), KeySpec.HMAC_256, List.of("no-prefix")));
    }

    private static void assertInvalid(Executable call) {
        KmsException fault = assertThrows(KmsException.class, call);
        assertEquals("ValidationException", fault.awsErrorDetails().errorCode());
    }

    private SdkBytes sign(String key, byte[] message, MessageType type) {
        return kms.sign(request -> request.keyId(key)
                        .message(SdkBytes.fromByteArray(message))
                        .messageType(type)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature();
    }

    private boolean verify(byte[] message, SdkBytes signature) {
        return kms.verify(request -> request.keyId("0d0c9a44")
                        .message(SdkBytes.fromByteArray(message))
                        .signature(signature)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signatureValid();
    }

    private boolean verifyMac(SdkBytes mac) {
        return kms.verifyMac(request -> request.keyId("links")
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .mac(mac)
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256))
                .macValid();
    }

    private boolean isGenuine(String key, SdkBytes signature) throws Exception {
        byte[] encoded =
                kms.getPublicKey(request -> request.keyId(key)).publicKey().asByteArray();
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(MESSAGE);
        return verifier.verify(signature.asByteArray());
    }
}
