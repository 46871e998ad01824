package kepu.accounts;

import java.util.Optional;
import kepu.runtime.HttpRequest;
import kepu.runtime.Settings;

/** The cookie that holds a device's secret: out of scripts' reach, sent by our own pages to sessions only. */
final class DeviceCookie {
    private static final String NAME = "device";

    private final String attributes;

    DeviceCookie(Settings settings) {
        // A browser would drop a Secure cookie that a laptop sets over plain HTTP.
        boolean encrypted = settings.text("PUBLIC_URL").startsWith("https:");
        this.attributes = "; HttpOnly" + (encrypted ? "; Secure" : "") + "; SameSite=Strict; Path=/sessions; Max-Age=";
    }

    static Optional<String> secret(HttpRequest request) {
        return request.cookie(NAME);
    }

    String keeping(String secret) {
        return NAME + "=" + secret + attributes + Devices.REMEMBERED.toSeconds();
    }

    String removing() {
        return NAME + "=" + attributes + 0;
    }
}
