package kepu.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Executors;
import kepu.domain.account.AccountId;

/** An issuer of access tokens with a key of its own, which it publishes over loopback HTTP, so that identity verifies for real. */
public final class TokenMint implements AutoCloseable {
    private static final String AUDIENCE = "kepu-for-tests";

    private final ECKey key;
    private final HttpServer server;
    private final String issuer;

    private TokenMint(ECKey key, HttpServer server, String issuer) {
        this.key = key;
        this.server = server;
        this.issuer = issuer;
    }

    /** An issuer of this name, with a new key. */
    public static TokenMint of(String issuer) {
        try {
            ECKey key =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks.json", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.setExecutor(Executors.newCachedThreadPool(Daemons::thread));
            server.start();
            return new TokenMint(key, server, issuer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What settings must hold for its tokens to be trusted. */
    public Map<String, String> environment() {
        return Map.of("TOKEN_ISSUERS", issuer + "=" + keysAddress(), "TOKEN_AUDIENCE", AUDIENCE);
    }

    public String keysAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** A token for this account, good for a quarter of an hour from this instant on. */
    public String token(AccountId account, Instant from) {
        return sign(claims(account, from).build());
    }

    /** The claims of a good token, to be spoilt. */
    public JWTClaimsSet.Builder claims(AccountId account, Instant from) {
        return new JWTClaimsSet.Builder()
                .subject(account.value())
                .issuer(issuer)
                .audience(AUDIENCE)
                .issueTime(Date.from(from))
                .expirationTime(Date.from(from.plus(Duration.ofMinutes(15))));
    }

    /** Any claims, signed with its key. */
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
