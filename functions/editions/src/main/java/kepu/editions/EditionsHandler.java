package kepu.editions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import kepu.domain.account.Action;
import kepu.domain.edition.Edition;
import kepu.domain.fault.Reason;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Editions;

/** What the API gateway calls for everything under {@code /editions}. */
public final class EditionsHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;

    public EditionsHandler() {
        this(Settings.fromEnvironment());
    }

    public EditionsHandler(Settings settings) {
        Editions editions = new Editions(settings);
        Clock clock = settings.clock();
        ConfigureEdition configure = new ConfigureEdition(editions);
        this.endpoint = HttpEndpoint.with(settings, new Accounts(settings))
                .on(
                        "GET /editions",
                        Action.LOOK_PUBLIC,
                        request -> HttpResponse.ok(Map.of(
                                "items",
                                editions.all().stream()
                                        .map(edition -> EditionAnswer.body(edition, clock.instant()))
                                        .toList())))
                .on(
                        "GET /editions/current",
                        Action.LOOK_PUBLIC,
                        request -> answer(
                                editions.current(clock.instant()).orElseThrow(Reason.NO_SUCH_EDITION::refuse), clock))
                .on(
                        "GET /editions/{year}",
                        Action.LOOK_PUBLIC,
                        request -> answer(
                                editions.find(request.id("year", Integer::parseInt, Reason.NO_SUCH_EDITION))
                                        .orElseThrow(Reason.NO_SUCH_EDITION::refuse),
                                clock))
                .on(
                        "PUT /editions/{year}",
                        Action.CONFIGURE_EDITION,
                        request -> answer(configure.configure(request), clock));
    }

    private static HttpResponse answer(Edition edition, Clock clock) {
        return HttpResponse.ok(EditionAnswer.body(edition, clock.instant())).version(edition.version());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
