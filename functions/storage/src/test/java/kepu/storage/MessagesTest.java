package kepu.storage;

import static kepu.storage.Stores.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kepu.domain.account.AccountId;
import kepu.domain.review.Level;
import kepu.domain.review.ReviewId;
import kepu.storage.Messages.Ending;
import kepu.storage.Messages.Message;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant NOW = Stores.at("2000-01-01T00:00:00Z");

    private final Messages messages = new Messages(SETTINGS);
    private final Message message = new Message(
            Stores.fresh(), new AccountId("acc-1"), new ReviewId(Stores.freshActivity(), 1), Level.NATION, 0);

    @Test
    void theSameIntentIsKeptOnce() {
        messages.intend(message, NOW);
        messages.claim(message, NOW);
        messages.intend(message, NOW);
        assertFalse(messages.due(NOW, 100).contains(message), "the second intent did not begin it anew");
    }

    @Test
    void oneOfTwoSendersClaimsIt() {
        messages.intend(message, NOW);
        assertTrue(messages.claim(message, NOW));
        assertFalse(messages.claim(message, NOW));
    }

    @Test
    void eachAttemptIsPutOffForLonger() {
        messages.intend(message, NOW);
        Instant at = NOW;
        for (int attempt = 0; attempt < 8; attempt++) {
            Message now = attempted(attempt);
            assertTrue(messages.due(at, 100).contains(now), "attempt " + attempt);
            assertTrue(messages.claim(now, at));
            Duration pause = Duration.ofMinutes(Math.min(2L << attempt, 60));
            assertFalse(messages.due(at.plus(pause).minusSeconds(1), 100).contains(attempted(attempt + 1)));
            at = at.plus(pause);
        }
        messages.ended(message, Ending.FAILED, at);
    }

    @Test
    void whatHasEndedLeavesTheOutboxAndTellsHow() {
        messages.intend(message, NOW);
        assertEquals(Optional.of("QUEUED"), messages.state(message.id()));
        messages.ended(message, Ending.SENT, NOW);
        assertEquals(Optional.of("SENT"), messages.state(message.id()));
        assertFalse(messages.due(NOW.plus(Duration.ofDays(1)), 100).contains(message));
        assertFalse(messages.claim(message, NOW));
        messages.intend(message, NOW);
        assertEquals(Optional.of("SENT"), messages.state(message.id()), "a record that comes late sends nothing again");
    }

    private Message attempted(int attempts) {
        return new Message(message.id(), message.to(), message.review(), message.level(), attempts);
    }
}
