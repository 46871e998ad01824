package kepu.review;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.domain.review.Review;
import kepu.domain.review.ReviewId;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Reviews;

/** What the HTTP API calls for reviews, review links and executions. */
public final class ReviewHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;
    private final Reviews reviews;

    public ReviewHandler() {
        this(Settings.fromEnvironment());
    }

    public ReviewHandler(Settings settings) {
        this.reviews = new Reviews(settings);
        ReviewQueue queue = new ReviewQueue(settings);
        ReviewBody body = new ReviewBody(settings);
        DecideOnReview decide = new DecideOnReview(settings);
        FollowLink link = new FollowLink(settings, decide, body);
        Executions executions = new Executions(settings);
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on("GET /reviews", Action.SEE_REVIEWS, request -> HttpResponse.ok(queue.page(request)))
                .on("GET /reviews/{id}", Action.SEE_REVIEWS, request -> {
                    Review review = find(request);
                    return HttpResponse.ok(body.of(review, request.mustBeAllowed(review.scope())));
                })
                .on("POST /reviews/{id}/decision", Action.DECIDE, request -> {
                    Review review = find(request);
                    DecideOnReview.mustBeFor(request.account(), review);
                    Review decided = decide.decide(
                            review.id(), DecisionFields.read(request).decision(), request.account());
                    return HttpResponse.ok(body.of(decided, request.account()));
                })
                .on("GET /review-links/{link}", Action.FOLLOW_LINK, request -> HttpResponse.ok(link.look(request)))
                .on(
                        "POST /review-links/{link}/decision",
                        Action.DECIDE,
                        request -> HttpResponse.ok(link.decide(request)))
                .on("GET /executions", Action.INSPECT_EXECUTIONS, request -> HttpResponse.ok(executions.page(request)))
                .on(
                        "GET /executions/{name}",
                        Action.INSPECT_EXECUTIONS,
                        request -> HttpResponse.ok(executions.one(request)));
    }

    /** The routes it answers, for the laws. */
    public HttpEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }

    private Review find(HttpRequest request) {
        return reviews.find(request.id("id", ReviewId::parse, Reason.NO_SUCH_REVIEW))
                .orElseThrow(Reason.NO_SUCH_REVIEW::refuse);
    }
}
