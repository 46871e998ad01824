package kepu.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import kepu.domain.account.Account;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.testing.Answer;
import kepu.testing.Call;
import org.junit.jupiter.api.Test;

/** Review links locate a task; only the logged-in session of their own reviewer decides by them (Q96). */
class LinkTest {
    private final Desk desk = new Desk();
    private final ReviewId open = desk.opened("链接");
    private final String link = desk.link(open, desk.reviewer);

    @Test
    void lookingChangesNothingHoweverOften() {
        Review before = desk.review(open);
        String first = Desk.look(link).on(desk.handler).text();
        for (int i = 0; i < 50; i++) {
            assertEquals(first, Desk.look(link).on(desk.handler).text());
        }
        assertEquals(before, desk.review(open));
        assertEquals(2, desk.activities.history(open.activity()).size());
    }

    @Test
    void aStrangerSeesTheActivityWithoutWhomToCallAndWithoutADecision() {
        JsonNode seen = Desk.look(link).on(desk.handler).json();
        assertEquals("OPEN", seen.path("state").asText());
        assertEquals("省级审核员", seen.path("reviewer").path("name").asText());
        assertFalse(seen.path("yours").asBoolean());
        assertFalse(seen.has("nonce"));
        assertFalse(seen.path("review").path("form").has("contact"));
        assertFalse(seen.path("review").has("history"), "names of people, and what they said");
        assertFalse(seen.path("review").path("decidable").asBoolean());
    }

    @Test
    void itsReviewerDecidesWithTheNonceOfTheFormThatWasShown() {
        JsonNode mine = desk.call(desk.reviewer, Desk.look(link)).json();
        assertTrue(mine.path("yours").asBoolean());
        assertEquals(
                "0951-0000000",
                mine.path("review").path("form").path("contact").path("phone").asText());
        String nonce = mine.path("nonce").asText();
        Answer decided = desk.decideByLink(desk.reviewer, link, Desk.withNonce(Desk.decision("RETURN"), nonce));
        assertEquals(200, decided.status());
        assertEquals("CLOSED", decided.json().path("state").asText());
        assertTrue(decided.json().path("closed").path("zh").asText().contains("退回修改"), decided.text());
        assertEquals(
                "409 NOT_OPEN",
                desk.decideByLink(desk.reviewer, link, Desk.withNonce(Desk.decision("APPROVE"), nonce))
                        .refusal());
    }

    @Test
    void aForwardedLinkDecidesNothing() {
        Account colleague = desk.reviewer("同事", desk.province);
        JsonNode forwarded = desk.call(colleague, Desk.look(link)).json();
        assertFalse(forwarded.path("yours").asBoolean());
        assertFalse(forwarded.has("nonce"));
        String nonce =
                desk.call(desk.reviewer, Desk.look(link)).json().path("nonce").asText();
        assertEquals(
                "403 NOT_YOUR_LINK",
                desk.decideByLink(colleague, link, Desk.withNonce(Desk.decision("APPROVE"), nonce))
                        .refusal());
        assertEquals(
                "401 UNAUTHENTICATED",
                Call.to("POST /review-links/{link}/decision")
                        .path("link", link)
                        .json(Desk.withNonce(Desk.decision("APPROVE"), nonce))
                        .on(desk.handler)
                        .refusal());
    }

    @Test
    void refusesAFormWithoutItsOwnNonce() {
        ReviewId other = desk.opened("另一个");
        String otherNonce = desk.call(desk.reviewer, Desk.look(desk.link(other, desk.reviewer)))
                .json()
                .path("nonce")
                .asText();
        String nonce =
                desk.call(desk.reviewer, Desk.look(link)).json().path("nonce").asText();
        assertNotEquals(nonce, otherNonce);
        for (String wrong : List.of("", "x", otherNonce, nonce + "x")) {
            assertEquals(
                    "403 FORM_EXPIRED",
                    desk.decideByLink(desk.reviewer, link, Desk.withNonce(Desk.decision("APPROVE"), wrong))
                            .refusal());
        }
        Map<String, Object> another = Map.of("verdict", "APPROVE", "revision", 2);
        assertEquals(
                "403 FORM_EXPIRED",
                desk.decideByLink(desk.reviewer, link, Desk.withNonce(another, nonce))
                        .refusal());
    }

    @Test
    void aForgedLinkLeadsNowhere() {
        for (String forged :
                List.of("x", link + "A", link.substring(1), open + "~" + desk.national.id() + "~x", "~~")) {
            assertEquals("404 NO_SUCH_LINK", Desk.look(forged).on(desk.handler).refusal(), forged);
            assertEquals(
                    "404 NO_SUCH_LINK",
                    desk.decideByLink(desk.reviewer, forged, Desk.decision("APPROVE"))
                            .refusal());
        }
    }

    @Test
    void aLinkWhoseTaskAColleagueDecidedSaysSoWhileTheNationHasIt() {
        desk.decided(desk.reviewer("同事", desk.province), open, "APPROVE");
        desk.follow(open);
        desk.await(
                open,
                review -> review.level() == Level.NATION && review.openedAt().isPresent());
        for (JsonNode seen : List.of(
                Desk.look(link).on(desk.handler).json(),
                desk.call(desk.reviewer, Desk.look(link)).json())) {
            assertFalse(seen.has("nonce"));
            assertTrue(seen.path("closed").path("zh").asText().contains("同事 已于"), seen.toString());
            assertTrue(seen.path("closed").path("en").asText().contains("同事"), seen.toString());
        }
        assertFalse(Desk.look(desk.link(open, desk.national))
                .on(desk.handler)
                .json()
                .has("closed"));
    }

    @Test
    void aLinkOfAWithdrawnRoundSaysSo() {
        desk.withdrawn(open);
        JsonNode seen = Desk.look(link).on(desk.handler).json();
        assertEquals("CLOSED", seen.path("state").asText());
        assertEquals("填报人已撤回", seen.path("closed").path("zh").asText());
    }
}
