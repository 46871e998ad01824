package kepu.local.kms;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 256 random bits for HMAC-SHA-256, kept in Base64. */
final class MacKey implements KeyMaterial {
    private static final int BYTES = 32;

    private final SecretKeySpec secret;

    private MacKey(SecretKeySpec secret) {
        this.secret = secret;
    }

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static MacKey of(String kept) {
        return new MacKey(new SecretKeySpec(Base64.getDecoder().decode(kept.strip()), "HmacSHA256"));
    }

    @Override
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
