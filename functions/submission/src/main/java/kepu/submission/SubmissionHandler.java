package kepu.submission;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Account;
import kepu.domain.account.Action;
import kepu.domain.activity.Activity;
import kepu.domain.activity.ActivityForm;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.runtime.Fields;
import kepu.runtime.FormBody;
import kepu.runtime.HistoryBody;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Json;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Activities;

/** What the HTTP API calls for everything under {@code /activities}. */
public final class SubmissionHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;
    private final Activities activities;

    public SubmissionHandler() {
        this(Settings.fromEnvironment());
    }

    public SubmissionHandler(Settings settings) {
        this.activities = new Activities(settings);
        CreateDraft create = new CreateDraft(settings);
        SaveDraft save = new SaveDraft(settings);
        SubmitActivity submit = new SubmitActivity(settings);
        WithdrawActivity withdraw = new WithdrawActivity(settings);
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on("POST /activities", Action.FILE_ACTIVITY, request -> {
                    Activity made = create.create(CreateDraft.Wish.of(request), request.account());
                    return shown(HttpResponse.created("/activities/" + made.id(), body(made)), made);
                })
                .on("GET /activities", Action.FILE_ACTIVITY, this::mine)
                .on("GET /activities/{id}", Action.SEE_ACTIVITY, request -> {
                    Activity activity = find(request);
                    return shown(
                            HttpResponse.ok(ActivityBody.of(activity, form(activity, request.account()))), activity);
                })
                .on("PUT /activities/{id}/draft", Action.CHANGE_ACTIVITY, request -> {
                    Fields fields = request.fields();
                    ActivityForm form = FormBody.read(fields);
                    fields.done();
                    return answer(save.save(find(request), form, request.ifMatch()));
                })
                .on(
                        "POST /activities/{id}/submissions",
                        Action.CHANGE_ACTIVITY,
                        request -> answer(submit.submit(find(request), request.account(), request.ifMatch())))
                .on(
                        "POST /activities/{id}/withdrawal",
                        Action.CHANGE_ACTIVITY,
                        request -> answer(withdraw.withdraw(find(request), request.account(), request.ifMatch())))
                .on(
                        "GET /activities/{id}/history",
                        Action.SEE_ACTIVITY,
                        request -> HttpResponse.ok(Json.body()
                                .with(
                                        "items",
                                        HistoryBody.of(
                                                activities.history(find(request).id())))));
    }

    /** The routes it answers, for the laws. */
    public HttpEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }

    private HttpResponse mine(HttpRequest request) {
        var page = activities.mine(request.account().id(), request.query("cursor"), request.limit());
        return HttpResponse.ok(Json.body()
                .with("items", page.items().stream().map(ActivityBody::summary).toList())
                .ifAny("next", page.next()));
    }

    private Activity find(HttpRequest request) {
        Activity activity = activities
                .find(request.id("id", ActivityId::new, Reason.NO_SUCH_ACTIVITY))
                .orElseThrow(Reason.NO_SUCH_ACTIVITY::refuse);
        request.mustBeAllowed(activity.scope());
        return activity;
    }

    private ActivityForm form(Activity activity, Account to) {
        return to.may(Action.SEE_DRAFT, activity.scope())
                ? activities.draft(activity.id())
                : activities
                        .revision(activity.id(), activity.counts().revision())
                        .orElseThrow(Reason.FORBIDDEN::refuse);
    }

    private HttpResponse answer(Activity activity) {
        return shown(HttpResponse.ok(body(activity)), activity);
    }

    private Json.Body body(Activity activity) {
        return ActivityBody.of(activity, activities.draft(activity.id()));
    }

    private static HttpResponse shown(HttpResponse response, Activity activity) {
        return response.version(activity.version());
    }
}
