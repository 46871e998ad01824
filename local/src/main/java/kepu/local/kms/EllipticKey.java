package kepu.local.kms;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import kepu.local.aws.JsonProtocolRefusal;

/** A key pair on secp256r1, kept as Base64 of PKCS #8 and X.509 on a line each. */
final class EllipticKey implements KeyMaterial {
    private static final int DIGEST_BYTES = 32;

    private final PrivateKey secret;
    private final PublicKey open;

    private EllipticKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    static String fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder coder = Base64.getEncoder();
            return coder.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + coder.encodeToString(pair.getPublic().getEncoded()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static EllipticKey of(String kept) {
        try {
            String[] lines = kept.split("\n");
            KeyFactory factory = KeyFactory.getInstance("EC");
            Base64.Decoder coder = Base64.getDecoder();
            return new EllipticKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(coder.decode(lines[0]))),
                    factory.generatePublic(new X509EncodedKeySpec(coder.decode(lines[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] message, boolean digested) {
        try {
            Signature signature = algorithm(message, digested);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isSignature(byte[] message, boolean digested, byte[] claimed) {
        try {
            Signature signature = algorithm(message, digested);
            signature.initVerify(open);
            signature.update(message);
            return signature.verify(claimed);
        } catch (SignatureException e) {
            return false; // not even DER
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey() {
        return open.getEncoded();
    }

    private static Signature algorithm(byte[] message, boolean digested) throws GeneralSecurityException {
        if (digested && message.length != DIGEST_BYTES) {
            throw new JsonProtocolRefusal(
                    "ValidationException", "Digest is invalid length for algorithm ECDSA_SHA_256.");
        }
        return Signature.getInstance(digested ? "NONEwithECDSA" : "SHA256withECDSA");
    }
}
