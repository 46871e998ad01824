package kepu.domain.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.account.AccountId;
import kepu.domain.review.ReviewLinks.Link;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewLinksTest {
    private static final ReviewLinks LINKS = new ReviewLinks(secret("a"));
    private static final ReviewLinks OTHERS = new ReviewLinks(secret("b"));
    private static final Link LINK = new Link(new ReviewId(Samples.ACTIVITY, 1), Samples.REVIEWER);

    @Test
    void aLinkLeadsToItsRoundAndReviewer() {
        assertEquals(Optional.of(LINK), LINKS.read(LINKS.write(LINK)));
        assertEquals(LINKS.write(LINK), LINKS.write(LINK), "the same in every reminder");
        assertTrue(LINKS.write(LINK).matches("[A-Za-z0-9_~-]+"), "as it is in an address");
    }

    @Test
    void refusesALinkMadeWithAnotherKey() {
        assertEquals(Optional.empty(), LINKS.read(OTHERS.write(LINK)));
    }

    @Property(tries = 200)
    void refusesEveryLinkWithOneCharacterChanged(@ForAll @IntRange(max = 200) int at, @ForAll char other) {
        String link = LINKS.write(LINK);
        int place = at % link.length();
        String forged = link.substring(0, place) + other + link.substring(place + 1);
        assertEquals(forged.equals(link), LINKS.read(forged).isPresent(), forged);
    }

    @Property(tries = 100)
    void refusesEveryTruncatedLink(@ForAll @IntRange(max = 200) int length) {
        String link = LINKS.write(LINK);
        assertEquals(Optional.empty(), LINKS.read(link.substring(0, length % link.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "~~", "~~~", "a~b~c", "科普", "01HA0000000000000000000001-1~acc-reviewer~"})
    void refusesWhatIsNoLink(String nonsense) {
        assertEquals(Optional.empty(), LINKS.read(nonsense));
    }

    @Test
    void refusesASignatureOfOnesOwnOnSomebodyElsesTask() {
        String mine = LINKS.write(LINK);
        String signature = mine.substring(mine.lastIndexOf('~'));
        assertEquals(Optional.empty(), LINKS.read("01HA0000000000000000000001-2~acc-reviewer" + signature));
        assertEquals(Optional.empty(), LINKS.read("01HA0000000000000000000001-1~acc-other" + signature));
    }

    @Test
    void aNonceIsForOneLinkReviewerAndRevision() {
        String nonce = LINKS.nonce(LINK, 1);
        assertTrue(LINKS.isNonce(nonce, LINK, 1));
        assertFalse(LINKS.isNonce(nonce, LINK, 2), "another revision was seen");
        assertFalse(LINKS.isNonce(nonce, new Link(LINK.review(), new AccountId("acc-other")), 1));
        assertFalse(LINKS.isNonce(nonce, new Link(new ReviewId(Samples.ACTIVITY, 2), LINK.reviewer()), 1));
        assertFalse(OTHERS.isNonce(nonce, LINK, 1));
        assertFalse(LINKS.isNonce("", LINK, 1));
        assertNotEquals(
                nonce, LINKS.write(LINK).substring(LINKS.write(LINK).lastIndexOf('~') + 1), "no link is a nonce");
    }

    @Test
    void refusesAShortSecret() {
        assertThrows(IllegalArgumentException.class, () -> new ReviewLinks(new byte[31]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01HA0000000000000000000001",
                "01HA0000000000000000000001-0",
                "01HA0000000000000000000001-01",
                "01HA0000000000000000000001-100000",
                "01ha0000000000000000000001-1",
                "81HA0000000000000000000001-1",
                "01HA0000000000000000000001-1 ",
                "-1",
                ""
            })
    void refusesWhatIsNoReviewId(String text) {
        assertThrows(IllegalArgumentException.class, () -> ReviewId.parse(text));
    }

    private static byte[] secret(String letter) {
        return letter.repeat(64).getBytes(StandardCharsets.UTF_8);
    }
}
