package kepu.local.kms;

import kepu.local.aws.JsonProtocolRefusal;

/** The secret of a key and what can be done with it; what its kind cannot do is refused. */
interface KeyMaterial {
    /** An ECDSA signature in DER over the message, or over a message that has been digested already. */
    default byte[] sign(byte[] message, boolean digested) {
        throw wrongUsage();
    }

    default boolean isSignature(byte[] message, boolean digested, byte[] signature) {
        throw wrongUsage();
    }

    /** In DER as X.509 has it. */
    default byte[] publicKey() {
        throw new JsonProtocolRefusal(
                "UnsupportedOperationException", "A symmetric key has no public key to be given.");
    }

    default byte[] mac(byte[] message) {
        throw wrongUsage();
    }

    private static JsonProtocolRefusal wrongUsage() {
        return new JsonProtocolRefusal(
                "InvalidKeyUsageException", "The key's usage is not the one this operation needs.");
    }
}
