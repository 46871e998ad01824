package kepu.recommendation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.storage.Accounts;

/** What the API gateway calls for everything under {@code /recommendations}. */
public final class RecommendationHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;

    public RecommendationHandler() {
        this(Settings.fromEnvironment());
    }

    public RecommendationHandler(Settings settings) {
        var lists = new AskedLists(settings);
        var candidates = new ListCandidates(settings);
        var board = new ShowBoard(settings);
        var recommend = new RecommendActivity(settings);
        var withdraw = new WithdrawRecommendation(settings);
        var places = new SetPlaces(settings);
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on(
                        "GET /recommendations/candidates",
                        Action.SEE_RECOMMENDATIONS,
                        request -> HttpResponse.ok(CandidateBody.page(
                                candidates.list(lists.of(request), request.query("cursor"), request.limit()))))
                .on(
                        "GET /recommendations/board",
                        Action.SEE_RECOMMENDATIONS,
                        request -> HttpResponse.ok(BoardBody.of(board.show(lists.of(request)))))
                .on(
                        "PUT /recommendations/activities/{id}",
                        Action.RECOMMEND,
                        request -> HttpResponse.ok(RecommendationBody.of(recommend.recommend(
                                activity(request), request.account(), RecommendationBody.reason(request.fields())))))
                .on("DELETE /recommendations/activities/{id}", Action.RECOMMEND, request -> {
                    withdraw.withdraw(activity(request), request.account());
                    return HttpResponse.noContent();
                })
                .on(
                        "PUT /recommendations/places/{channel}",
                        Action.SET_PLACES,
                        request -> HttpResponse.ok(
                                PlacesBody.of(places.set(channel(request), PlacesBody.read(request.fields())))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }

    private static ActivityId activity(HttpRequest request) {
        return request.id("id", ActivityId::new, Reason.NO_SUCH_ACTIVITY);
    }

    private static OrganizationId channel(HttpRequest request) {
        return request.id("channel", OrganizationId::new, Reason.NO_SUCH_ORGANIZATION);
    }
}
