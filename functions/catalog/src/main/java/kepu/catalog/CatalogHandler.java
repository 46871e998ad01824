package kepu.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.domain.activity.ActivityId;
import kepu.domain.fault.Reason;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.Settings;
import kepu.storage.Accounts;

/** What the API gateway calls for everything under {@code /catalog}; open to anyone. */
public final class CatalogHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;

    public CatalogHandler() {
        this(Settings.fromEnvironment());
    }

    public CatalogHandler(Settings settings) {
        var browse = new BrowseActivities(settings);
        var show = new ShowActivity(settings);
        var bodies = new CatalogBody(settings.clock());
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on(
                        "GET /catalog/activities",
                        Action.LOOK_PUBLIC,
                        request -> PublicAnswer.of(request, bodies.page(browse.browse(Asked.of(request)))))
                .on(
                        "GET /catalog/activities/{id}",
                        Action.LOOK_PUBLIC,
                        request -> PublicAnswer.of(
                                request,
                                bodies.whole(show.show(request.id("id", ActivityId::new, Reason.NO_SUCH_ACTIVITY)))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
