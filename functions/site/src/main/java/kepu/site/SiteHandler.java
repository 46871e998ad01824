package kepu.site;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import kepu.domain.account.Action;
import kepu.domain.fault.Reason;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;

/** What the API gateway calls for every address that is not the API's. */
public final class SiteHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;
    private final Site site;

    public SiteHandler() {
        this(Settings.fromEnvironment());
    }

    public SiteHandler(Settings settings) {
        this.site = new Site(WebFiles.packed(), mediaOrigin(settings));
        // Pages are for anyone: there is nobody to look up.
        this.endpoint = HttpEndpoint.with(settings, account -> Optional.empty())
                .on("GET /", Action.LOOK_PUBLIC, this::page)
                .on("GET /{proxy+}", Action.LOOK_PUBLIC, this::page);
    }

    /** What it answers and to whom, for the laws. */
    public HttpEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }

    private HttpResponse page(HttpRequest request) {
        Answer answer = site.answer(
                request.path(),
                request.header("if-none-match").orElse(""),
                request.header("accept-encoding").orElse(""));
        if (answer.status() == 404 && request.header("accept").orElse("").startsWith("application/json")) {
            throw Reason.NO_SUCH_ROUTE.refuse(); // a client of the API that mistyped wants no page
        }
        HttpResponse response =
                HttpResponse.bytes(answer.status(), answer.headers().get("content-type"), answer.body());
        answer.headers().forEach(response::header);
        return response;
    }

    /** Storage answers where the S3 client is told to look, else where the deployment says its bucket is. */
    private static String mediaOrigin(Settings settings) {
        return settings.endpoint("S3")
                .map(SiteHandler::origin)
                .orElseGet(() -> origin(URI.create(settings.text("MEDIA_ORIGIN"))));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
