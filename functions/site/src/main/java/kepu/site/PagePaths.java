package kepu.site;

import java.util.List;
import java.util.regex.Pattern;

/** The addresses that are pages; {@code web/app/routes.js} draws exactly these, which a law test holds together. */
final class PagePaths {
    static final List<String> TEMPLATES = List.of(
            "/",
            "/activity/:id",
            "/login",
            "/publish",
            "/publish/:id",
            "/mine",
            "/mine/:id",
            "/r/:link",
            "/desk",
            "/desk/:id",
            "/board",
            "/running",
            "/running/:name");

    private static final List<Pattern> PATTERNS = TEMPLATES.stream()
            .map(path -> Pattern.compile(path.replaceAll(":[a-z]+", "[^/]+") + "/?"))
            .toList();

    private PagePaths() {}

    static boolean isPage(String path) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /** A review link names a task and a reviewer: it is kept by no cache and found by no search engine. */
    static boolean isReviewLink(String path) {
        return path.startsWith("/r/");
    }
}
