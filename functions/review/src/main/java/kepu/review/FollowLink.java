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
        DecideOnReview.mustBeFor(request.account(), review);
        return look(link, decide.decide(link.review(), sent.decision(), by), Optional.of(by));
    }

    private Json.Body look(Link link, Review review, Optional<Account> visitor) {
        Optional<Account> reviewer = accounts.find(link.reviewer());
        boolean yours =
                visitor.filter(account -> account.id().equals(link.reviewer())).isPresent();
        // A round that has gone on to the other level is closed for whoever had it before.
        boolean theirs = reviewer.filter(account -> account.may(review.deciding(), review.scope()))
                .isPresent();
        Json.Body answer = Json.body()
                .with("state", theirs ? review.state().name() : RoundState.CLOSED.name())
                .with("review", yours && theirs ? body.of(review, visitor.get()) : body.ofStranger(review))
                .with(
                        "reviewer",
                        Json.body().with("name", reviewer.map(Account::name).orElse("")))
                .with("yours", yours);
        if (review.state() != RoundState.OPEN || !theirs) {
            return answer.inBoth("closed", closed(review), review.whyNotOpenEnglish());
        }
        return yours ? answer.with("nonce", links().nonce(link, review.revision())) : answer;
    }

    private static String closed(Review review) {
        String why = review.state() == RoundState.OPEN ? review.lastWordSaid() : review.whyNotOpen();
        return why.isEmpty() ? "该任务已不由此链接的审核员办理" : why;
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
