package kepu.accounts;

import kepu.domain.account.Account;
import kepu.domain.fault.Reason;
import kepu.runtime.HttpRequest;
import kepu.runtime.HttpResponse;
import kepu.runtime.Json;

/** Sessions over HTTP: what a client sends, and the token, account and cookie it is answered with. */
final class Sessions {
    private final OpenSession open;
    private final Devices devices;
    private final DeviceCookie cookie;
    private final Issuer issuer;
    private final AccountBody account;

    Sessions(OpenSession open, Devices devices, DeviceCookie cookie, Issuer issuer, AccountBody account) {
        this.open = open;
        this.devices = devices;
        this.cookie = cookie;
        this.issuer = issuer;
        this.account = account;
    }

    HttpResponse open(HttpRequest request) {
        Credentials given = Credentials.read(request.fields());
        Account known = open.open(given, request.sourceIp());
        HttpResponse answer = answer(known);
        return given.remember() ? answer.cookie(cookie.keeping(devices.remember(known.id()))) : answer;
    }

    HttpResponse prolong(HttpRequest request) {
        request.mustBeJson();
        return answer(devices.account(DeviceCookie.secret(request).orElseThrow(Reason.DEVICE_UNKNOWN::refuse)));
    }

    /** Ends the device's session; ending one that is over already is no fault. */
    HttpResponse close(HttpRequest request) {
        DeviceCookie.secret(request).ifPresent(devices::forget);
        return HttpResponse.noContent().cookie(cookie.removing());
    }

    private HttpResponse answer(Account known) {
        return HttpResponse.ok(Json.body()
                .with("accessToken", issuer.token(known.id()))
                .with("expiresIn", Issuer.VALID.toSeconds())
                .with("account", account.of(known)));
    }
}
