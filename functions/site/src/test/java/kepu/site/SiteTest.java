package kepu.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private static final String MEDIA = "http://127.0.0.1:4566";
    private static final WebFiles WEB = WebFiles.packed();

    private final Site site = new Site(WEB, MEDIA);

    private Answer get(String path) {
        return site.answer(path, "", "");
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().getOrDefault(name, "");
    }

    static final java.util.List<String> PAGES = PagePaths.TEMPLATES.stream()
            .map(path -> path.replaceAll(":[a-z]+", "01HXAMPLE-1"))
            .toList();

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyPageIsTheSameDocument(String path) {
        Answer answer = get(path);

        assertEquals(200, answer.status());
        assertEquals("text/html; charset=utf-8", header(answer, "content-type"));
        assertArrayEquals(get("/").body(), answer.body());
    }

    @Test
    void thePolicyAllowsExactlyTheImportMapThatIsSent() throws Exception {
        Answer answer = get("/");
        Matcher inline = Pattern.compile("<script(?![^>]*src=)[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(text(answer));
        assertTrue(inline.find());
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(inline.group(1).getBytes(StandardCharsets.UTF_8)));

        assertEquals(
                "default-src 'self'; script-src 'self' 'sha256-" + hash
                        + "'; style-src 'self'; img-src 'self' data: blob: "
                        + MEDIA + "; connect-src 'self' " + MEDIA
                        + "; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
                header(answer, "content-security-policy"));
        assertFalse(inline.find(), "the import map is the only inline script");
    }

    @Test
    void everyAnswerKeepsItsTypeAndItsReferrer() {
        for (String path : new String[] {"/", "/nowhere", "/assets/texts/en.js", "/assets/nothing.js"}) {
            assertEquals("nosniff", header(get(path), "x-content-type-options"), path);
            assertEquals("no-referrer", header(get(path), "referrer-policy"), path);
        }
    }

    @Test
    void anUnknownPageIsTheDocumentWith404() {
        Answer answer = get("/nowhere/at/all");

        assertEquals(404, answer.status());
        assertArrayEquals(get("/").body(), answer.body());
        assertEquals(404, site.answer("/nowhere", header(answer, "etag"), "").status());
    }

    @Test
    void aReviewLinkIsKeptNowhereAndFoundByNoEngine() {
        Answer answer = get("/r/x4Kq");

        assertEquals("no-store", header(answer, "cache-control"));
        assertEquals("noindex, nofollow", header(answer, "x-robots-tag"));
        assertEquals(200, site.answer("/r/x4Kq", header(answer, "etag"), "").status());
        assertEquals("no-cache", header(get("/"), "cache-control"));
    }

    @Test
    void theDocumentNamesItsScriptsByVersionAndTheyAreKeptForGood() {
        String path = "/assets/" + WEB.version() + "/app/kepu-app.js";

        assertTrue(text(get("/")).contains("src=\"" + path + "\""));
        assertEquals("public, max-age=31536000, immutable", header(get(path), "cache-control"));
        assertEquals("text/javascript; charset=utf-8", header(get(path), "content-type"));
    }

    @Test
    void anOlderVersionGetsTheNewFileUncached() {
        Answer answer = get("/assets/0123456789ab/app/kepu-app.js");

        assertEquals(200, answer.status());
        assertEquals("no-cache", header(answer, "cache-control"));
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        String path = "/assets/texts/zh-CN.js";
        String tag = header(get(path), "etag");

        assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
        assertEquals(304, site.answer(path, tag, "").status());
        assertEquals(304, site.answer(path, "\"other\", W/" + tag, "").status());
        assertEquals(0, site.answer(path, tag, "").body().length);
        assertEquals(200, site.answer(path, "\"other\"", "").status());
        assertEquals(200, site.answer(path, tag, "gzip").status(), "the packed bytes are not the plain ones");
    }

    @Test
    void sendsPackedBytesToWhoeverTakesThem() throws IOException {
        String path = "/assets/texts/zh-CN.js";
        Answer packed = site.answer(path, "", "br, gzip;q=0.8");

        assertEquals("gzip", header(packed, "content-encoding"));
        assertEquals("Accept-Encoding", header(packed, "vary"));
        assertNotEquals(header(get(path), "etag"), header(packed, "etag"));
        try (GZIPInputStream open = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertArrayEquals(get(path).body(), open.readAllBytes());
        }
        assertEquals("", header(site.answer(path, "", "gzip;q=0, identity"), "content-encoding"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/index.html",
                "/assets/%2e%2e/%2e%2e/kepu/site/Site.class",
                "/assets//app/kepu-app.js",
                "/assets/",
                "/assets/app",
                "/lib/lit/3.3.2/../3.3.2/index.js",
                "/lib/lit/3.3.2/package.json",
                "/lib/lit/9.9.9/index.js",
                "/lib/bootstrap/5.3.8/dist/css",
                "/lib/../../../kepu/site/Site.class",
                "/lib/lit/3.3.2/.hidden.js",
                "/lib/"
            })
    void whatIsNotAnAssetIsNotThere(String path) {
        Answer answer = get(path);

        assertEquals(404, answer.status());
        assertEquals(0, answer.body().length);
    }

    @Property(tries = 500)
    void noPathBreaksItOrGetsOut(@ForAll String path) {
        for (String place : new String[] {"/assets/", "/lib/"}) {
            assertEquals(404, get(place + path).status());
        }
        assertTrue(get("/" + path).status() == 200 || get("/" + path).status() == 404);
    }
}
