package kepu.site;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything a browser may fetch here besides the API: the pages, their scripts and styles, and the libraries. */
final class Site {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private record Found(Asset asset, String caching) {}

    private final WebFiles web;
    private final IndexPage index;
    private final Libraries libraries = new Libraries();
    private final Map<String, Asset> packed = new ConcurrentHashMap<>();

    /**
     * @param mediaOrigin where pictures are uploaded to and shown from, such as {@code https://storage.example}
     */
    Site(WebFiles web, String mediaOrigin) {
        this.web = web;
        this.index = new IndexPage(web, mediaOrigin);
    }

    /**
     * Answers a path.
     *
     * @param ifNoneMatch the request's header, empty without one; likewise {@code acceptEncoding}
     */
    Answer answer(String path, String ifNoneMatch, String acceptEncoding) {
        if (path.startsWith("/assets/")) {
            return file(asset(path.substring("/assets/".length())), ifNoneMatch, acceptEncoding);
        }
        if (path.startsWith("/lib/")) {
            return file(library(path.substring("/lib/".length())), ifNoneMatch, acceptEncoding);
        }
        return page(path, ifNoneMatch, acceptEncoding);
    }

    private Optional<Found> asset(String name) {
        String versioned = web.version() + "/";
        boolean current = name.startsWith(versioned);
        // A tab from before a deployment still asks under the old version: it gets the new files, uncached.
        String plain = current ? name.substring(versioned.length()) : name.replaceFirst("^[0-9a-f]{12}/", "");
        return plain.equals("index.html")
                ? Optional.empty()
                : found("web/" + plain, web.file(plain), current ? FOR_GOOD : ASK_AGAIN);
    }

    private Optional<Found> library(String path) {
        return found("lib/" + path, libraries.file(path), FOR_GOOD);
    }

    private Optional<Found> found(String key, Optional<byte[]> bytes, String caching) {
        return bytes.map(file -> new Found(packed.computeIfAbsent(key, name -> Asset.of(name, file)), caching));
    }

    private static Answer file(Optional<Found> found, String ifNoneMatch, String acceptEncoding) {
        return found.map(file -> send(200, file.asset(), headers(file.caching()), ifNoneMatch, acceptEncoding))
                .orElseGet(() -> {
                    Map<String, String> headers = headers("no-store");
                    headers.put("content-type", "text/plain; charset=utf-8");
                    return new Answer(404, headers, new byte[0]);
                });
    }

    private Answer page(String path, String ifNoneMatch, String acceptEncoding) {
        boolean link = PagePaths.isReviewLink(path);
        Map<String, String> headers = headers(link ? "no-store" : ASK_AGAIN);
        headers.put("content-security-policy", index.policy());
        headers.put("permissions-policy", "camera=(), geolocation=(), microphone=()");
        if (link) {
            headers.put("x-robots-tag", "noindex, nofollow");
        }
        boolean known = PagePaths.isPage(path);
        String tag = link || !known ? "" : ifNoneMatch; // what is not to be kept is not revalidated either
        return send(known ? 200 : 404, index.document(), headers, tag, acceptEncoding);
    }

    private static Map<String, String> headers(String caching) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("cache-control", caching);
        headers.put("referrer-policy", "no-referrer");
        headers.put("x-content-type-options", "nosniff");
        headers.put("cross-origin-opener-policy", "same-origin");
        return headers;
    }

    private static Answer send(
            int status, Asset asset, Map<String, String> headers, String ifNoneMatch, String acceptEncoding) {
        boolean gzip = takesGzip(acceptEncoding);
        String tag = "\"" + asset.tag() + (gzip ? "-gz" : "") + "\"";
        headers.put("content-type", asset.contentType());
        headers.put("vary", "Accept-Encoding");
        headers.put("etag", tag);
        if (matches(ifNoneMatch, tag)) {
            return new Answer(304, headers, new byte[0]);
        }
        if (gzip) {
            headers.put("content-encoding", "gzip");
        }
        return new Answer(status, headers, gzip ? asset.packed() : asset.plain());
    }

    private static boolean takesGzip(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(","))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*)"));
    }

    private static boolean matches(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::trim)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }
}
