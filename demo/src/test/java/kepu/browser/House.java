package kepu.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kepu.demo.Backstage;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** One running Kepu and one Chromium for all journeys; each visitor has a browser context of their own. */
final class House implements CloseableResource {
    /** Chromium in a container, as root, with nothing of its own to say to the network. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Backstage backstage;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, AtomicInteger> pictures = new HashMap<>();

    private House(Backstage backstage, Playwright playwright, Browser browser) {
        this.backstage = backstage;
        this.playwright = playwright;
        this.browser = browser;
    }

    static House open(Path chromium) {
        Backstage backstage = Backstage.open(Path.of(System.getProperty("kepu.root")), home());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new House(
                backstage,
                playwright,
                playwright
                        .chromium()
                        .launch(new com.microsoft.playwright.BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(ARGUMENTS)));
    }

    Backstage backstage() {
        return backstage;
    }

    /** Somebody new, of whom the browser knows nothing. @param journey names the pictures taken */
    Visitor enter(String journey, Screen screen) {
        String series = journey + "-" + screen.width();
        AtomicInteger taken = pictures.computeIfAbsent(series, any -> new AtomicInteger());
        return new Visitor(
                backstage.url(),
                browser.newContext(screen.options()),
                screen,
                () -> Path.of("target", "screenshots", series + "-" + taken.incrementAndGet() + ".png"));
    }

    @Override
    public void close() {
        try (backstage;
                playwright) {
            browser.close();
        }
    }

    private static Path home() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "browser");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
