package kepu.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Action;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every way a token can be wrong, against the real verification. */
class TokensTest {
    private static final AccountId SOMEBODY = new AccountId("acc-somebody");
    private static final Instant START = Instant.parse("2023-09-01T01:00:00Z");
    private static final TokenMint MINT = TokenMint.of("urn:kepu:mint");
    private static final TokenMint FOREIGN = TokenMint.of("urn:kepu:foreign");
    private static final TokenMint IMPOSTOR = TokenMint.of("urn:kepu:mint");

    private final TravellingClock clock = TravellingClock.at(START);
    private final RequestStreamHandler handler = endpoint(clock);

    @AfterAll
    static void close() {
        MINT.close();
        FOREIGN.close();
        IMPOSTOR.close();
    }

    @Test
    void aGoodTokenTellsWhoAsks() {
        Answer answer = ask(MINT.token(SOMEBODY, START));
        assertEquals(200, answer.status());
        assertEquals("acc-somebody", answer.json().path("id").asText());
    }

    @Test
    void withoutATokenOneMustLogIn() {
        assertEquals(
                "401 UNAUTHENTICATED", Call.to("GET /accounts/me").on(handler).refusal());
    }

    @Test
    void aTokenExpiresAfterItsTime() {
        String token = MINT.token(SOMEBODY, START);
        clock.advance(Duration.ofMinutes(17));
        assertEquals("401 TOKEN_EXPIRED", ask(token).refusal());
    }

    @Test
    void refusesATokenSignedWithAnotherKeyUnderTheSameIssuer() {
        assertEquals("401 TOKEN_INVALID", ask(IMPOSTOR.token(SOMEBODY, START)).refusal());
    }

    @Test
    void refusesForgedKeysHoweverManyComeWithoutAskingTheIssuerEachTime() {
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    "401 TOKEN_INVALID", ask(IMPOSTOR.token(SOMEBODY, START)).refusal());
        }
        assertEquals(200, ask(MINT.token(SOMEBODY, START)).status());
    }

    @Test
    void refusesATokenOfAForeignIssuer() {
        assertEquals("401 TOKEN_INVALID", ask(FOREIGN.token(SOMEBODY, START)).refusal());
    }

    @Test
    void refusesATokenForAnotherAudience() {
        assertEquals(
                "401 TOKEN_INVALID",
                ask(MINT.sign(MINT.claims(SOMEBODY, START)
                                .audience("somebody-else")
                                .build()))
                        .refusal());
    }

    @Test
    void refusesATokenThatNeverExpires() {
        assertEquals(
                "401 TOKEN_INVALID",
                ask(MINT.sign(MINT.claims(SOMEBODY, START).expirationTime(null).build()))
                        .refusal());
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        assertEquals(
                "401 TOKEN_INVALID",
                ask(MINT.sign(MINT.claims(SOMEBODY, START)
                                .notBeforeTime(Date.from(START.plus(Duration.ofHours(1))))
                                .build()))
                        .refusal());
    }

    @Test
    void refusesATokenWithoutASignature() {
        assertEquals(
                "401 TOKEN_INVALID",
                ask(new PlainJWT(MINT.claims(SOMEBODY, START).build()).serialize())
                        .refusal());
    }

    @Test
    void refusesASymmetricSignature() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256), MINT.claims(SOMEBODY, START).build());
        jwt.sign(new MACSigner(new byte[32]));
        assertEquals("401 TOKEN_INVALID", ask(jwt.serialize()).refusal());
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() {
        String[] good = MINT.token(SOMEBODY, START).split("\\.");
        String[] other = MINT.token(new AccountId("acc-other"), START).split("\\.");
        assertEquals(
                "401 TOKEN_INVALID",
                ask(good[0] + "." + other[1] + "." + good[2]).refusal());
    }

    @Test
    void refusesATokenOfAnAccountThatIsNoMore() {
        assertEquals(
                "401 TOKEN_INVALID",
                ask(MINT.token(new AccountId("acc-gone"), START)).refusal());
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String nonsense : List.of("", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "科普", "..", "0".repeat(9000))) {
            assertEquals("401 TOKEN_INVALID", ask(nonsense).refusal(), nonsense);
        }
        assertEquals(
                "401 TOKEN_INVALID",
                Call.to("GET /accounts/me")
                        .header("authorization", "Basic YTpi")
                        .on(handler)
                        .refusal());
    }

    private Answer ask(String token) {
        return Call.to("GET /accounts/me").bearer(token).on(handler);
    }

    private static RequestStreamHandler endpoint(TravellingClock clock) {
        Settings settings =
                SettingsForTests.bare().with(MINT.environment()).clock(clock).settings();
        Map<AccountId, Account> known = Map.of(SOMEBODY, new Account(SOMEBODY, "测试", "13900000000", "", List.of()));
        HttpEndpoint endpoint = HttpEndpoint.with(settings, id -> Optional.ofNullable(known.get(id)))
                .on(
                        "GET /accounts/me",
                        Action.SEE_OWN_ACCOUNT,
                        request -> HttpResponse.ok(
                                Map.of("id", request.account().id().value())));
        return endpoint::serve;
    }
}
