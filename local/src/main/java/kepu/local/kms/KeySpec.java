package kepu.local.kms;

/** The kinds of keys that are made here, named as in a template's {@code KeySpec}. */
public enum KeySpec {
    /** Signs by ECDSA over the curve secp256r1. */
    ECC_NIST_P256("SIGN_VERIFY", "ECDSA_SHA_256") {
        @Override
        String fresh() {
            return EllipticKey.fresh();
        }

        @Override
        KeyMaterial material(String kept) {
            return EllipticKey.of(kept);
        }
    },
    /** Authenticates by HMAC-SHA-256. */
    HMAC_256("GENERATE_VERIFY_MAC", "HMAC_SHA_256") {
        @Override
        String fresh() {
            return MacKey.fresh();
        }

        @Override
        KeyMaterial material(String kept) {
            return MacKey.of(kept);
        }
    };

    final String usage;
    final String algorithm;

    KeySpec(String usage, String algorithm) {
        this.usage = usage;
        this.algorithm = algorithm;
    }

    /** New secret material, as it is kept in a file. */
    abstract String fresh();

    abstract KeyMaterial material(String kept);
}
