package kepu.organizations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Organization;
import kepu.domain.organization.OrganizationId;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.search.LiveIndex;
import kepu.search.Snapshots;
import kepu.storage.Accounts;
import kepu.storage.Editions;
import kepu.storage.Organizations;

/** What the API gateway calls for everything under {@code /organizations}, and for {@code /divisions}. */
public final class OrganizationsHandler implements RequestStreamHandler {
    private final Organizations organizations;
    private final HttpEndpoint endpoint;

    public OrganizationsHandler() {
        this(Settings.fromEnvironment());
    }

    public OrganizationsHandler(Settings settings) {
        this.organizations = new Organizations(settings);
        SuggestOrganizations suggest = new SuggestOrganizations(
                new LiveIndex(new Snapshots(settings, "organizations"), organizations::indexKey, settings.clock()));
        ShowRoute route = new ShowRoute(new Editions(settings), settings.clock());
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on(
                        "GET /organizations/suggestions",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(suggest.suggest(request)))
                .on(
                        "GET /organizations/{id}",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(OrganizationBody.of(named(request))))
                .on(
                        "GET /organizations/{id}/route",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(route.show(named(request), request)))
                .on("GET /divisions", Action.LOOK_PUBLIC, request -> HttpResponse.ok(DivisionsBody.below(request)));
    }

    private Organization named(HttpRequest request) {
        return organizations
                .find(request.id("id", OrganizationId::new, Reason.NO_SUCH_ORGANIZATION))
                .orElseThrow(Reason.NO_SUCH_ORGANIZATION::refuse);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
