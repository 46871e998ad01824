package kepu.site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one document behind every page. It names the scripts by their version, and its policy lets run nothing but them:
 * no inline script except the import map, known by its hash, and nothing from elsewhere except pictures from storage.
 */
final class IndexPage {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final Asset document;
    private final String policy;

    IndexPage(WebFiles web, String mediaOrigin) {
        byte[] written =
                web.file("index.html").orElseThrow(() -> new IllegalStateException("web/index.html is not packed"));
        String html = new String(written, StandardCharsets.UTF_8).replace("/assets/", "/assets/" + web.version() + "/");
        this.document = Asset.of("index.html", html.getBytes(StandardCharsets.UTF_8));
        this.policy = policy(importMap(html), mediaOrigin);
    }

    Asset document() {
        return document;
    }

    /** For {@code Content-Security-Policy}. */
    String policy() {
        return policy;
    }

    private static String importMap(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        if (!map.find()) {
            throw new IllegalStateException("web/index.html has no import map");
        }
        return map.group(1);
    }

    private static String policy(String importMap, String mediaOrigin) {
        String hash = Base64.getEncoder().encodeToString(Asset.sha256(importMap.getBytes(StandardCharsets.UTF_8)));
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self' 'sha256-" + hash + "'",
                "style-src 'self'",
                "img-src 'self' data: blob: " + mediaOrigin,
                "connect-src 'self' " + mediaOrigin,
                "object-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'");
    }
}
