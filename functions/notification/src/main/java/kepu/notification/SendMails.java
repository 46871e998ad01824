package kepu.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewLinks;
import kepu.domain.review.RoundState;
import kepu.runtime.Json;
import kepu.runtime.Observed;
import kepu.runtime.Secrets;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Messages;
import kepu.storage.Messages.Ending;
import kepu.storage.Messages.Message;
import kepu.storage.Reviews;

/**
 * Sends what waits in the outbox, each from the state that is committed now: what no longer waits for a decision is not
 * asked for. A relay that is down costs nothing but time; after {@link #MOST_ATTEMPTS} a message is given up, visibly.
 */
final class SendMails {
    /** The last two days of them an hour apart. */
    static final int MOST_ATTEMPTS = 52;

    private static final int MOST_AT_ONCE = 100;

    /** Refused one after the other: then the relay is down, and waiting for it again and again would outlast the function. */
    private static final int RELAY_IS_DOWN = 3;

    private final Settings settings;
    private final Clock clock;
    private final Messages messages;
    private final Reviews reviews;
    private final Accounts accounts;

    SendMails(Settings settings) {
        this.settings = settings;
        this.clock = settings.clock();
        this.messages = new Messages(settings);
        this.reviews = new Reviews(settings);
        this.accounts = new Accounts(settings);
    }

    Json.Body send() {
        int sent = 0;
        int failed = 0;
        int inARow = 0;
        for (Message message : messages.due(clock.instant(), MOST_AT_ONCE)) {
            if (inARow < RELAY_IS_DOWN && messages.claim(message, clock.instant())) {
                try {
                    sent += deliver(message) ? 1 : 0;
                    inARow = 0;
                } catch (RelayRefused | RuntimeException accident) {
                    failed++;
                    inARow++;
                    failed(message, accident);
                }
            }
        }
        Observed.count("MailsSent", sent);
        Observed.count("MailsFailed", failed);
        return Json.body().with("sent", sent).with("failed", failed);
    }

    private boolean deliver(Message message) throws RelayRefused {
        Optional<Review> review = reviews.find(message.review())
                .filter(round -> round.state() == RoundState.OPEN && round.level() == message.level());
        Optional<Account> to = accounts.find(message.to())
                .filter(account -> review.filter(round -> account.may(round.deciding(), round.scope()))
                        .isPresent());
        if (to.isEmpty()) {
            messages.ended(message, Ending.OVERTAKEN, clock.instant());
            return false;
        }
        Instant now = clock.instant();
        relay().send(
                        message.id(),
                        to.get(),
                        ReviewMail.of(review.get(), link(message), review.get().isOverdue(now)),
                        now);
        messages.ended(message, Ending.SENT, clock.instant());
        return true;
    }

    private void failed(Message message, Exception accident) {
        Observed.accident(
                "mail not sent",
                Map.of("review", message.review().toString(), "to", message.to().value()),
                accident);
        if (message.attempts() + 1 >= MOST_ATTEMPTS) {
            messages.ended(message, Ending.FAILED, clock.instant());
            Observed.count("MailsGivenUp");
        }
    }

    private String link(Message message) {
        ReviewLinks links =
                settings.one(ReviewLinks.class, with -> new ReviewLinks(new Secrets(with).bytes("LINK_SECRET")));
        return settings.text("PUBLIC_URL") + "/r/" + links.write(new ReviewLinks.Link(message.review(), message.to()));
    }

    private Relay relay() {
        return settings.one(Relay.class, Relay::new);
    }
}
