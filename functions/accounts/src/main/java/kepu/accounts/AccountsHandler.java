package kepu.accounts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import kepu.domain.account.Action;
import kepu.runtime.HttpEndpoint;
import kepu.runtime.HttpResponse;
import kepu.runtime.Settings;
import kepu.storage.Accounts;
import kepu.storage.Organizations;

/** What the API gateway calls for sessions, one's own account, and the issuer's description and keys. */
public final class AccountsHandler implements RequestStreamHandler {
    private final HttpEndpoint endpoint;

    public AccountsHandler() {
        this(Settings.fromEnvironment());
    }

    public AccountsHandler(Settings settings) {
        Accounts accounts = new Accounts(settings);
        AccountBody body = new AccountBody(new Organizations(settings));
        Issuer issuer = new Issuer(settings, new KmsTokenSigner(settings));
        Sessions sessions = new Sessions(
                new OpenSession(accounts, new Attempts(accounts, settings.clock())),
                new Devices(accounts, settings.clock()),
                new DeviceCookie(settings),
                issuer,
                body);
        this.endpoint = HttpEndpoint.with(settings, accounts)
                .on("POST /sessions", Action.OPEN_SESSION, sessions::open)
                .on("POST /sessions/refresh", Action.OPEN_SESSION, sessions::prolong)
                .on("DELETE /sessions/current", Action.OPEN_SESSION, sessions::close)
                .on("GET /accounts/me", Action.SEE_OWN_ACCOUNT, request -> HttpResponse.ok(body.of(request.account())))
                .on(
                        "GET /.well-known/openid-configuration",
                        Action.LOOK_PUBLIC,
                        request -> published(issuer.description()))
                .on("GET /.well-known/jwks.json", Action.LOOK_PUBLIC, request -> published(issuer.keys()));
    }

    private static HttpResponse published(Object json) {
        return HttpResponse.ok(json).header("cache-control", "public, max-age=300");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        endpoint.serve(input, output, context);
    }
}
