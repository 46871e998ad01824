package kepu.review;

import java.util.Optional;
import kepu.domain.account.Account;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewLinks;
import kepu.domain.review.ReviewLinks.Link;
import kepu.domain.review.RoundState;
import kepu.runtime.HttpRequest;
import kepu.runtime.Json;
import kepu.runtime.Secrets;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Reviews;

/**
 * A review link from a mail. Looking changes nothing, however often and by whomever; deciding takes the logged-in session
 * of the very reviewer it was sent to, and the nonce of the form that reviewer was shown (Q96).
 */
final class FollowLink {
    private final Settings settings;
    private final Reviews reviews;
    private final Accounts accounts;
    private final DecideOnReview decide;
    private final ReviewBody body;

    FollowLink(Settings settings, DecideOnReview decide, ReviewBody body) {
        this.settings = settings;
        this.reviews = new Reviews(settings);
        this.accounts = new Accounts(settings);
        this.decide = decide;
        this.body = body;
    }

    Json.Body look(HttpRequest request) {
        Link link = link(request);
        return look(link, find(link), request.visitor());
    }

    Json.Body decide(HttpRequest request) {
        Link link = link(request);
        Account by = request.account();
        if (!by.id().equals(link.reviewer())) {
            throw Reason.NOT_YOUR_LINK.refuse();
        }
        DecisionFields sent = DecisionFields.read(request);
        if (!links().isNonce(sent.nonce(), link, sent.decision().revision())) {
            throw Reason.FORM_EXPIRED.refuse();
        }
        Review review = find(link);
        request.mustBeAllowed(review.deciding(), review.scope());
        return look(link, decide.decide(link.review(), sent.decision(), by), Optional.of(by));
    }

    private Json.Body look(Link link, Review review, Optional<Account> visitor) {
        boolean yours =
                visitor.filter(account -> account.id().equals(link.reviewer())).isPresent();
        boolean mayStill = yours && visitor.get().may(review.deciding(), review.scope());
        String reviewer = accounts.find(link.reviewer()).map(Account::name).orElse("");
        Json.Body answer = Json.body()
                .with("state", review.state().name())
                .with("review", mayStill ? body.of(review, visitor.get()) : body.ofStranger(review))
                .with("reviewer", Json.body().with("name", reviewer))
                .with("yours", yours);
        if (review.state() != RoundState.OPEN) {
            return answer.inBoth(
                    "closed",
                    review.whyNotOpen(),
                    "No longer open: " + review.outcome().name());
        }
        return mayStill ? answer.with("nonce", links().nonce(link, review.revision())) : answer;
    }

    private Link link(HttpRequest request) {
        return links().read(request.id("link", text -> text, Reason.NO_SUCH_LINK))
                .orElseThrow(Reason.NO_SUCH_LINK::refuse);
    }

    private Review find(Link link) {
        return reviews.find(link.review()).orElseThrow(Reason.NO_SUCH_LINK::refuse);
    }

    // The secret is fetched in a request, never at init: a snapshot of the function must not hold it.
    private ReviewLinks links() {
        return settings.one(ReviewLinks.class, with -> new ReviewLinks(new Secrets(with).bytes("LINK_SECRET")));
    }
}
