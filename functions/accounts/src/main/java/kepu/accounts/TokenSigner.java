package kepu.accounts;

import com.nimbusds.jose.jwk.ECKey;

/** Holds the key that signs access tokens, on the curve P-256; the private half stays with it. */
interface TokenSigner {
    /** The public half, with its key id. */
    ECKey publicKey();

    /** The ES256 signature of this, R and S one after the other (RFC 7518, 3.4). */
    byte[] sign(byte[] message);
}
