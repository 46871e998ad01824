package kepu.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kepu.domain.account.Account;
import kepu.domain.account.AccountId;
import kepu.domain.account.Grant;
import kepu.domain.account.Role;
import kepu.domain.organization.Category;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.storage.Organizations;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsHandlerTest {
    private static final String PASSWORD = "correct horse 科普";

    private final Issuance issuance = Issuance.start("https://kepu.example.org");
    private final OrganizationId channel = new OrganizationId(issuance.fresh("channel"));
    private Account reviewer;

    @BeforeEach
    void seed() {
        new Organizations(issuance.settings())
                .putAll(List.of(new Organization(
                        channel,
                        Category.PROVINCE_ASSOCIATION,
                        "ASSOCIATION",
                        "宁夏回族自治区科学技术协会",
                        "宁夏科协",
                        "PROVINCE",
                        "640000",
                        List.of(),
                        List.of())));
        reviewer = issuance.account(PASSWORD, new Grant(Role.PROVINCE_REVIEWER, Optional.of(channel)));
    }

    @AfterEach
    void close() {
        issuance.close();
    }

    @Test
    void logsInWithPhoneAndPassword() throws ParseException {
        Answer answer = logIn(reviewer.phone(), PASSWORD);

        assertEquals(200, answer.status());
        assertEquals(900, answer.json().path("expiresIn").asLong());
        assertTrue(answer.cookies().isEmpty());
        assertEquals("no-store", answer.headers().get("cache-control"));
        SignedJWT token = SignedJWT.parse(token(answer));
        assertEquals(reviewer.id().value(), token.getJWTClaimsSet().getSubject());
        assertEquals("https://kepu.example.org", token.getJWTClaimsSet().getIssuer());
        assertEquals(List.of("kepu"), token.getJWTClaimsSet().getAudience());
        assertEquals(
                Set.of("sub", "iss", "aud", "iat", "exp", "jti"),
                token.getJWTClaimsSet().getClaims().keySet(),
                "nothing about the person but the id");
    }

    @Test
    void itsTokenVerifiesWithTheKeysItPublishes() {
        Answer me = me(token(logIn(reviewer.phone(), PASSWORD)));

        assertEquals(200, me.status());
        JsonNode account = me.json();
        assertEquals(reviewer.id().value(), account.path("id").asText());
        assertEquals(reviewer.maskedPhone(), account.path("phone").asText());
        assertFalse(me.text().contains(reviewer.phone()));
        JsonNode grant = account.path("grants").get(0);
        assertEquals("PROVINCE_REVIEWER", grant.path("role").asText());
        assertEquals(channel.value(), grant.path("scope").asText());
        assertEquals("宁夏回族自治区科学技术协会", grant.path("scopeName").asText());
    }

    @Test
    void itsTokenExpires() {
        String token = token(logIn(reviewer.phone(), PASSWORD));
        issuance.clock().advance(Duration.ofMinutes(17));
        assertEquals("401 TOKEN_EXPIRED", me(token).refusal());
    }

    @Test
    void anUnknownPhoneAndAWrongPasswordAreToldAlike() {
        Answer unknown = logIn(issuance.phone(), PASSWORD);
        Answer wrong = logIn(reviewer.phone(), "wrong");
        assertEquals("401 BAD_CREDENTIALS", unknown.refusal());
        assertEquals(unknown.text(), wrong.text());
    }

    @Test
    void tooManyTriesAreRefusedEvenWithTheRightPasswordUntilTimePasses() {
        for (int i = 0; i < Attempts.PER_PHONE; i++) {
            assertEquals(
                    "401 BAD_CREDENTIALS", logIn(reviewer.phone(), "guess " + i).refusal());
        }
        assertEquals("429 TOO_MANY_ATTEMPTS", logIn(reviewer.phone(), PASSWORD).refusal());
        issuance.clock().advance(Duration.ofMinutes(15));
        assertEquals(200, logIn(reviewer.phone(), PASSWORD).status());
    }

    @Test
    void oneAddressCannotTryManyPhones() {
        Call guess = Call.to("POST /sessions").json(Map.of("phone", "1", "password", "x"));
        String network = issuance.network();
        for (int i = 0; i < Attempts.PER_ADDRESS; i++) {
            issuance.accounts()
                    .attempt(
                            network.replace(":", ""),
                            Duration.ofMinutes(15),
                            issuance.clock().instant());
        }
        assertEquals(
                "429 TOO_MANY_ATTEMPTS",
                guess.from(network + ":1:2:3:4").on(issuance.handler()).refusal());
        assertEquals(
                "429 TOO_MANY_ATTEMPTS",
                guess.from(network + "::9").on(issuance.handler()).refusal());
        assertEquals(200, logIn(reviewer.phone(), PASSWORD).status());
    }

    @Test
    void anAddressTypedAsAPhoneLocksNobodyAtThatAddressOut() {
        String victim = "198.51.100.77";
        Call typed = Call.to("POST /sessions").json(Map.of("phone", victim, "password", "x"));
        for (int i = 0; i < Attempts.PER_PHONE; i++) {
            assertEquals(
                    "401 BAD_CREDENTIALS",
                    typed.from("203.0.113." + i).on(issuance.handler()).refusal());
        }
        assertEquals(
                1,
                issuance.accounts()
                        .attempt(
                                victim, Duration.ofMinutes(15), issuance.clock().instant()));
    }

    @Test
    void rightfulLogInsAreNotCounted() {
        for (int i = 0; i <= Attempts.PER_PHONE; i++) {
            assertEquals(200, logIn(reviewer.phone(), PASSWORD).status());
        }
    }

    @Test
    void aRememberedDeviceStaysLoggedInForThirtyDays() {
        Answer opened = remembered();
        assertEquals(
                "; HttpOnly; Secure; SameSite=Strict; Path=/sessions; Max-Age=2592000",
                opened.cookies().get(0).substring(cookie(opened).length()));
        issuance.clock().advance(Duration.ofDays(29));
        Answer prolonged = prolong(cookie(opened));
        assertEquals(200, prolonged.status());
        assertEquals(200, me(token(prolonged)).status());
        issuance.clock().advance(Duration.ofDays(1));
        assertEquals("401 DEVICE_UNKNOWN", prolong(cookie(opened)).refusal());
    }

    @Test
    void aCookieReplayedAfterLogOutIsRefused() {
        String cookie = cookie(remembered());
        Answer out = Call.to("DELETE /sessions/current").cookie(cookie).on(issuance.handler());
        assertEquals(204, out.status());
        assertTrue(out.cookies().get(0).startsWith("device=;")
                && out.cookies().get(0).endsWith("Max-Age=0"));
        assertEquals("401 DEVICE_UNKNOWN", prolong(cookie).refusal());
        assertEquals(
                204,
                Call.to("DELETE /sessions/current")
                        .cookie(cookie)
                        .on(issuance.handler())
                        .status());
    }

    @Test
    void refusesDevicesItDoesNotKnow() {
        for (String cookie : List.of("device=", "device=x", "other=1", "device=" + "9".repeat(4000))) {
            assertEquals("401 DEVICE_UNKNOWN", prolong(cookie).refusal(), cookie);
        }
    }

    @Test
    void overPlainHttpTheCookieIsNotSecure() {
        try (Issuance laptop = Issuance.start("http://localhost:8080")) {
            Account someone = laptop.account(PASSWORD, new Grant(Role.SUBMITTER, Optional.empty()));
            Answer answer = Call.to("POST /sessions")
                    .json(Map.of("phone", someone.phone(), "password", PASSWORD, "remember", true))
                    .on(laptop.handler());
            assertTrue(
                    answer.cookies().get(0).endsWith("; HttpOnly; SameSite=Strict; Path=/sessions; Max-Age=2592000"));
        }
    }

    @Test
    void refusesABodyThatIsNotWhatItAsksFor() {
        Map<String, String> refusals = Map.of(
                "",
                "400 MALFORMED",
                "{",
                "400 MALFORMED",
                "[]",
                "400 MALFORMED",
                "{\"phone\":1,\"password\":\"x\"}",
                "400 MALFORMED",
                "{\"phone\":\"1\",\"password\":\"x\",\"admin\":true}",
                "400 MALFORMED",
                "{\"phone\":\"1\"}",
                "400 MALFORMED",
                "{\"phone\":\"1\",\"phone\":\"2\",\"password\":\"x\"}",
                "400 MALFORMED",
                "{\"phone\":\"" + "1".repeat(5000) + "\",\"password\":\"x\"}",
                "400 MALFORMED",
                "{\"phone\":\"1\",\"password\":\"" + "x".repeat(5000) + "\"}",
                "400 MALFORMED");
        refusals.forEach((body, refusal) -> assertEquals(
                refusal,
                Call.to("POST /sessions").body(body).on(issuance.handler()).refusal(),
                body));
    }

    @Test
    void refusesWhatAnotherSitesFormCouldSend() {
        String body = "{\"phone\":\"" + reviewer.phone() + "\",\"password\":\"" + PASSWORD + "\"}";
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp")) {
            Answer answer = Call.to("POST /sessions")
                    .header("content-type", type)
                    .body(body)
                    .on(issuance.handler());
            assertEquals("415 UNSUPPORTED_TYPE", answer.refusal(), type);
        }
        assertEquals(
                "415 UNSUPPORTED_TYPE",
                Call.to("POST /sessions/refresh")
                        .cookie(cookie(remembered()))
                        .on(issuance.handler())
                        .refusal());
    }

    @Test
    void describesItselfToThoseWhoVerify() {
        JsonNode description = Call.to("GET /.well-known/openid-configuration")
                .on(issuance.handler())
                .json();
        assertEquals("https://kepu.example.org", description.path("issuer").asText());
        assertEquals(
                "https://kepu.example.org/.well-known/jwks.json",
                description.path("jwks_uri").asText());
        JsonNode key = Call.to("GET /.well-known/jwks.json")
                .on(issuance.handler())
                .json()
                .path("keys")
                .get(0);
        assertEquals("P-256", key.path("crv").asText());
        assertEquals("sig", key.path("use").asText());
        assertTrue(key.path("d").isMissingNode(), "the private half is nowhere");
    }

    @Test
    void anAccountThatLostItsRoleShowsItAtOnce() {
        String token = token(logIn(reviewer.phone(), PASSWORD));
        issuance.accounts()
                .put(
                        new Account(new AccountId(reviewer.id().value()), "改名", reviewer.phone(), "", List.of()),
                        "unused");
        issuance.clock().advance(Duration.ofSeconds(6));
        assertEquals(0, me(token).json().path("grants").size());
    }

    private Answer logIn(String phone, String password) {
        return Call.to("POST /sessions")
                .json(Map.of("phone", phone, "password", password))
                .on(issuance.handler());
    }

    private Answer remembered() {
        return Call.to("POST /sessions")
                .json(Map.of("phone", reviewer.phone(), "password", PASSWORD, "remember", true))
                .on(issuance.handler());
    }

    private Answer prolong(String cookie) {
        return Call.to("POST /sessions/refresh").cookie(cookie).body("{}").on(issuance.handler());
    }

    private Answer me(String token) {
        return Call.to("GET /accounts/me").bearer(token).on(issuance.handler());
    }

    private static String token(Answer answer) {
        return answer.json().path("accessToken").asText();
    }

    private static String cookie(Answer answer) {
        String whole = answer.cookies().get(0);
        return whole.substring(0, whole.indexOf(';'));
    }
}
