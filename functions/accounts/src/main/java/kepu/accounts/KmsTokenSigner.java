package kepu.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import kepu.runtime.Aws;
import kepu.runtime.Settings;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs with the KMS key named by the setting {@code TOKEN_KEY}, of spec ECC_NIST_P256. */
final class KmsTokenSigner implements TokenSigner {
    private final Settings settings;
    private volatile ECKey known;

    KmsTokenSigner(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ECKey publicKey() {
        // A KMS key never changes; two threads that ask at once ask twice.
        if (known == null) {
            known = read(kms().getPublicKey(get -> get.keyId(key())).publicKey().asByteArray());
        }
        return known;
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] der = kms().sign(sign -> sign.keyId(key())
                        .messageType(MessageType.RAW)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                        .message(SdkBytes.fromByteArray(message)))
                .signature()
                .asByteArray();
        try {
            return ECDSA.transcodeSignatureToConcat(der, ECDSA.getSignatureByteArrayLength(JWSAlgorithm.ES256));
        } catch (JOSEException e) {
            throw new IllegalStateException("KMS gave no ECDSA signature", e);
        }
    }

    private static ECKey read(byte[] encoded) {
        try {
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return new ECKey.Builder(Curve.P_256, key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("TOKEN_KEY is no key on P-256", e);
        }
    }

    private String key() {
        return settings.text("TOKEN_KEY");
    }

    private KmsClient kms() {
        return settings.one(KmsClient.class, with -> Aws.client(with, "KMS", KmsClient.builder()));
    }
}
