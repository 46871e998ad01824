package kepu.notification;

import java.util.Optional;
import java.util.stream.Stream;
import kepu.domain.account.Account;
import kepu.domain.account.Role;
import kepu.domain.review.Level;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.domain.review.RoundState;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Messages;
import kepu.storage.Reviews;

/**
 * Notes for every reviewer who may decide an open round that a mail is to be sent. The message is named by round, level,
 * opening and reviewer, so that a record that comes twice notes nothing new, and a round that comes back to a level does.
 */
final class IntendMails {
    private final Settings settings;
    private final Reviews reviews;
    private final Accounts accounts;
    private final Messages messages;

    IntendMails(Settings settings) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.accounts = new Accounts(settings);
        this.messages = new Messages(settings);
    }

    void intend(ReviewId id) {
        reviews.find(id).filter(review -> review.state() == RoundState.OPEN).ifPresent(review -> reviewers(review)
                .filter(account -> !account.email().isEmpty())
                .filter(account -> !account.id().equals(review.submitter()))
                .map(account -> message(review, account))
                .forEach(message -> messages.intend(message, settings.clock().instant())));
    }

    private Stream<Account> reviewers(Review review) {
        if (review.level() == Level.NATION) {
            return accounts.holding(Role.NATIONAL_REVIEWER, Optional.empty()).stream();
        }
        Stream<Account> province = review.channel().stream()
                .flatMap(channel -> accounts.holding(Role.PROVINCE_REVIEWER, Optional.of(channel)).stream());
        Stream<Account> delegated = review.chain().stream()
                .flatMap(above -> accounts.holding(Role.CITY_REVIEWER, Optional.of(above)).stream());
        return Stream.concat(province, delegated).distinct();
    }

    private static Messages.Message message(Review review, Account to) {
        String opening = review.openedAt().map(Object::toString).orElse("");
        return new Messages.Message(
                review.id() + "#" + review.level() + "#" + opening + "#" + to.id(),
                to.id(),
                review.id(),
                review.level(),
                0);
    }
}
