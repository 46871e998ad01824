package kepu.accounts;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import kepu.domain.account.AccountId;
import kepu.runtime.Json;
import kepu.runtime.Settings;

/** Issues access tokens, which name an account and nothing else, and describes itself to those who verify them. */
final class Issuer {
    static final Duration VALID = Duration.ofMinutes(15);

    private final Settings settings;
    private final TokenSigner signer;

    Issuer(Settings settings, TokenSigner signer) {
        this.settings = settings;
        this.signer = signer;
    }

    /** A signed token for this account, from now on. */
    String token(AccountId account) {
        Instant now = settings.clock().instant();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(signer.publicKey().getKeyID())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(account.value())
                .issuer(name())
                .audience(settings.text("TOKEN_AUDIENCE"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .jwtID(settings.ids().next(now))
                .build();
        SignedJWT unsigned = new SignedJWT(header, claims);
        byte[] signature = signer.sign(unsigned.getSigningInput());
        return new String(unsigned.getSigningInput(), StandardCharsets.US_ASCII) + "." + Base64URL.encode(signature);
    }

    /** The keys its tokens verify with (RFC 7517). */
    Map<String, Object> keys() {
        return new JWKSet(signer.publicKey()).toJSONObject();
    }

    /** The part of OpenID discovery that holds for it: there is no authorization endpoint, one logs in at /sessions. */
    Json.Body description() {
        return Json.body()
                .with("issuer", name())
                .with("jwks_uri", name() + "/.well-known/jwks.json")
                .with("subject_types_supported", List.of("public"))
                .with("id_token_signing_alg_values_supported", List.of(JWSAlgorithm.ES256.getName()));
    }

    private String name() {
        return settings.text("TOKEN_ISSUER");
    }
}
