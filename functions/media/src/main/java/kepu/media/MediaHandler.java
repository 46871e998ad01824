package kepu.media;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.domain.media.MediumId;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.storage.Accounts;

/** What the API gateway calls for everything under {@code /media}. */
public final class MediaHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;

    public MediaHandler() {
        this(Settings.fromEnvironment());
    }

    public MediaHandler(Settings settings) {
        var promise = new PromiseUpload(settings);
        var accept = new AcceptUpload(settings);
        var show = new ShowMedium(settings);
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on("POST /media", Action.CHANGE_ACTIVITY, request -> {
                    var promised = promise.promise(PromiseBody.read(request.fields()), request.account());
                    return HttpResponse.created("/media/" + promised.medium().id(), MediumBody.promised(promised));
                })
                .on("POST /media/{id}/completion", Action.CHANGE_ACTIVITY, request -> {
                    request.fields().done();
                    return HttpResponse.ok(MediumBody.of(accept.accept(medium(request), request.account())));
                })
                // Open to anyone, for posters of public activities; what is not public is refused by the use case.
                .on(
                        "GET /media/{id}",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(MediumBody.shown(show.show(medium(request), request.visitor()))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }

    private static MediumId medium(HttpRequest request) {
        return request.id("id", MediumId::new, Reason.NO_SUCH_MEDIUM);
    }
}
