package kepu.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all files of {@code web/} together. */
class WebLawsTest {
    private static final Path WEB = Path.of(System.getProperty("kepu.root")).resolve("web");
    private static final Site SITE = new Site(WebFiles.packed(), "https://media.example");

    private static Map<String, String> scripts() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                scripts.put(WEB.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return scripts;
    }

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> keys(String catalogue) throws IOException {
        List<String> keys =
                all("^  '([^']+)':", Files.readString(WEB.resolve("texts").resolve(catalogue)));
        assertEquals(new HashSet<>(keys).size(), keys.size(), "a key is there twice");
        return new TreeSet<>(keys);
    }

    @Test
    void theAddressesDrawnAreTheAddressesServed() throws IOException {
        assertEquals(PagePaths.TEMPLATES, all("path: '([^']+)'", scripts().get("app/routes.js")));
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertEquals(keys("zh-CN.js"), keys("en.js"));
    }

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> keys = keys("zh-CN.js");
        for (Map.Entry<String, String> script : scripts().entrySet()) {
            if (script.getKey().startsWith("texts/")) {
                continue;
            }
            for (String call : all("\\bt\\(([^()`]*'[^()`]*)", script.getValue())) {
                for (String key : all("'([a-z]\\w*\\.[\\w.]+)'", call)) {
                    assertTrue(keys.contains(key), script.getKey() + " asks for " + key);
                }
            }
            for (String family : all("\\bt\\(`([a-zA-Z.]+\\.)\\$\\{", script.getValue())) {
                assertTrue(
                        keys.stream().anyMatch(key -> key.startsWith(family)), script.getKey() + " asks for " + family);
            }
        }
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        String everything = String.join(
                "\n",
                scripts().entrySet().stream()
                        .filter(script -> !script.getKey().startsWith("texts/"))
                        .map(Map.Entry::getValue)
                        .toList());
        Set<String> families = new HashSet<>(all("`([a-zA-Z]+(?:\\.[a-zA-Z]+)*\\.)\\$\\{", everything));
        for (String key : keys("zh-CN.js")) {
            assertTrue(
                    everything.contains("'" + key + "'") || families.stream().anyMatch(key::startsWith),
                    key + " is said nowhere");
        }
    }

    @Test
    void noScriptSpeaksByItself() throws IOException {
        scripts().forEach((name, text) -> {
            if (!name.startsWith("texts/")) {
                assertFalse(text.codePoints().anyMatch(Character::isIdeographic), name + " holds Chinese of its own");
            }
        });
    }

    @Test
    void noScriptMakesMarkupOfText() throws IOException {
        scripts()
                .forEach((name, text) -> assertFalse(
                        text.matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|unsafe-html|unsafeHTML|eval\\().*"),
                        name));
    }

    @Test
    void noScriptStylesInline() throws IOException {
        scripts()
                .forEach((name, text) ->
                        assertFalse(text.contains(" style="), name + ": the policy forbids inline styles"));
    }

    @Test
    void noScriptIsTooLongToRead() throws IOException {
        scripts().forEach((name, text) -> {
            if (!name.startsWith("texts/")) {
                assertTrue(text.lines().count() <= 300, name);
            }
        });
    }

    @Test
    void everythingTheDocumentNamesIsServed() throws IOException {
        String index = Files.readString(WEB.resolve("index.html"));
        List<String> named = all("\"(/(?:lib|assets)/[^\"]+[^/\"])\"", index);

        assertTrue(named.size() > 10, named.toString());
        for (String path : named) {
            assertEquals(200, SITE.answer(path, "", "").status(), path);
        }
    }

    @Test
    void whatTheFirstPageImportsIsPreloaded() throws IOException {
        String index = Files.readString(WEB.resolve("index.html"));
        Set<String> needed = new TreeSet<>(reached("/assets/app/kepu-app.js"));
        needed.remove("/assets/app/kepu-app.js");

        assertEquals(needed, new TreeSet<>(all("rel=\"modulepreload\" href=\"([^\"]+)\"", index)));
    }

    @Test
    void theFirstPageFitsAVillagesPhone() throws IOException {
        Set<String> sent = new TreeSet<>(reached("/assets/app/kepu-app.js"));
        sent.addAll(reached("/assets/home/home-page.js"));
        sent.addAll(all("rel=\"stylesheet\" href=\"([^\"]+)\"", Files.readString(WEB.resolve("index.html"))));
        sent.add("/");
        int bytes = sent.stream()
                .mapToInt(path -> SITE.answer(path, "", "gzip").body().length)
                .sum();

        assertTrue(bytes <= 120_000, bytes + " bytes before any activity");
    }

    /** The modules that a module imports, by themselves or through others, with itself. */
    private static Set<String> reached(String start) throws IOException {
        Map<String, String> importMap = new TreeMap<>();
        Matcher mapped = Pattern.compile("\"([@a-z][^\"]*)\": \"(/lib[^\"]*)\"")
                .matcher(Files.readString(WEB.resolve("index.html")));
        while (mapped.find()) {
            importMap.put(mapped.group(1), mapped.group(2));
        }
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (reached.add(path)) {
                Answer module = SITE.answer(path, "", "");
                assertEquals(200, module.status(), path);
                String text = new String(module.body(), StandardCharsets.UTF_8);
                for (String name : all(
                        "(?:^|;|\\*/|\\n)\\s*(?:import|export)\\s*(?:[\\w*${},\\s]+?from\\s*)?[\"']([^\"']+)[\"']",
                        text)) {
                    open.push(resolve(path, name, importMap));
                }
            }
        }
        return reached;
    }

    private static String resolve(String from, String name, Map<String, String> importMap) {
        if (name.startsWith(".")) {
            return Path.of(from).resolveSibling(name).normalize().toString().replace('\\', '/');
        }
        if (importMap.containsKey(name)) {
            return importMap.get(name);
        }
        String prefix = importMap.keySet().stream()
                .filter(key -> key.endsWith("/") && name.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(from + " imports " + name + ", which is not mapped"));
        return importMap.get(prefix) + name.substring(prefix.length());
    }
}
