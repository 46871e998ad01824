package kepu.runtime;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.fault.Reason;

/**
 * Tells who asks from a bearer token: signature, issuer, audience and time are checked against the settings
 * {@code TOKEN_ISSUERS} ({@code issuer=jwks-address}, several parted by blanks) and {@code TOKEN_AUDIENCE}; the account
 * and its roles are read as they are now, at most {@link #KEPT} old.
 */
public final class Identity {
    /** How long a right that was withdrawn may still be used. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;
    // Nimbus waits half a second, in which an issuer that starts cold has not answered.
    private static final int CONNECT = 2_000;
    private static final int READ = 8_000;
    private static final int MOST_BYTES = 50 * 1024;

    private final Map<String, Issuer> byIssuer = new ConcurrentHashMap<>();
    private final Map<AccountId, Kept> kept = new ConcurrentHashMap<>();
    private final AccountSource accounts;
    private final Clock clock;

    private record Kept(Account account, Instant at) {}

    private record Issuer(DefaultJWTProcessor<SecurityContext> processor, JWKSource<SecurityContext> keys) {
        AccountId subject(SignedJWT jwt) throws BadJOSEException, JOSEException {
            try {
                return new AccountId(processor.process(jwt, null).getSubject());
            } catch (RateLimitReachedException enough) {
                // A key we do not know, and the issuer was asked for its keys a moment ago.
                if (isKnown()) {
                    throw Reason.TOKEN_INVALID.refuse();
                }
                throw enough;
            }
        }

        private boolean isKnown() throws KeySourceException {
            return !keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .isEmpty();
        }
    }

    Identity(Settings settings, AccountSource accounts) {
        this.accounts = accounts;
        this.clock = settings.clock();
        for (String pair : settings.optional("TOKEN_ISSUERS").orElse("").split(" ")) {
            if (!pair.isEmpty()) {
                int at = pair.indexOf('=');
                String issuer = pair.substring(0, at);
                byIssuer.put(issuer, issuer(issuer, settings.text("TOKEN_AUDIENCE"), pair.substring(at + 1)));
            }
        }
    }

    /** Whose token an Authorization header carries; refuses TOKEN_EXPIRED or TOKEN_INVALID. */
    Account of(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Reason.TOKEN_INVALID.refuse();
        }
        return account(subject(authorization.substring(7).strip()));
    }

    private AccountId subject(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String issuer =
                    Optional.ofNullable(jwt.getJWTClaimsSet().getIssuer()).orElse("");
            return Optional.ofNullable(byIssuer.get(issuer))
                    .orElseThrow(Reason.TOKEN_INVALID::refuse)
                    .subject(jwt);
        } catch (ExpiredJWTException e) {
            throw Reason.TOKEN_EXPIRED.refuse();
        } catch (ParseException | BadJOSEException | IllegalArgumentException e) {
            throw Reason.TOKEN_INVALID.refuse();
        } catch (JOSEException e) {
            // The issuer's keys could not be fetched: an accident of ours, not a fault of the token.
            throw new IllegalStateException("the issuer's keys cannot be read", e);
        }
    }

    private Account account(AccountId id) {
        Instant now = clock.instant();
        Kept last = kept.get(id);
        if (last != null && Duration.between(last.at(), now).abs().compareTo(KEPT) < 0) {
            return last.account();
        }
        Account account = accounts.find(id).orElseThrow(Reason.TOKEN_INVALID::refuse);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(id, new Kept(account, now));
        return account;
    }

    private Issuer issuer(String issuer, String audience, String jwks) {
        try {
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            URI.create(jwks).toURL(), new DefaultResourceRetriever(CONNECT, READ, MOST_BYTES))
                    .retrying(true)
                    .build();
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
            processor.setJWTClaimsSetVerifier(
                    new DefaultJWTClaimsVerifier<>(
                            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
                        @Override
                        protected Date currentTime() {
                            return Date.from(clock.instant());
                        }
                    });
            return new Issuer(processor, keys);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("TOKEN_ISSUERS", e);
        }
    }
}
