package kepu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import kepu.demo.Backstage.Actor;

/**
 * Somebody before the pages, in a browser that is theirs alone. Whatever they look at keeps the {@link PageLaws}, and no
 * page of theirs may write an error to its console, breach its content policy or be refused what was not expected.
 */
final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String SETTLED = """
            () => document.querySelector('h1') && !document.querySelector('.skeleton, [aria-busy=true]')
              && [...document.images].every((image) => image.complete) && document.fonts.status === 'loaded'
            """;

    private final String site;
    private final BrowserContext context;
    private final Screen screen;
    private final Supplier<Path> picture;
    private final List<String> troubles;
    private final Set<String> expected;
    private Page page;

    Visitor(String site, BrowserContext context, Screen screen, Supplier<Path> picture) {
        this.site = site;
        this.context = context;
        this.screen = screen;
        this.picture = picture;
        this.troubles = new ArrayList<>();
        this.expected = new HashSet<>();
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> troubles.add("thrown: " + error.error()));
        this.page = context.newPage();
    }

    /** Another tab of the same browser, which closes with the first one. */
    Visitor anotherTab() {
        return new Visitor(this, context.newPage());
    }

    private Visitor(Visitor first, Page page) {
        this.site = first.site;
        this.context = first.context;
        this.screen = first.screen;
        this.picture = first.picture;
        this.troubles = first.troubles;
        this.expected = first.expected;
        this.page = page;
    }

    Page page() {
        return page;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Opens an address of the site, or a whole one, and waits until it stands. */
    void goTo(String address) {
        page.navigate(address.startsWith("/") ? site + address : address);
        settle();
    }

    void settle() {
        page.waitForFunction(SETTLED);
    }

    /** By thumb or by mouse. */
    void press(String selector) {
        press(at(selector));
    }

    void press(Locator what) {
        if (screen == Screen.PHONE) {
            what.tap();
        } else {
            what.click();
        }
    }

    void fill(String selector, String text) {
        at(selector).fill(text);
    }

    /** Goes on in the window that something pressed opens. */
    void pressForNewWindow(Locator what) {
        page = context.waitForPage(() -> press(what));
        page.waitForLoadState();
        settle();
    }

    /** Logs in where the log-in form stands now. */
    void logIn(Actor who) {
        fill("#login-phone", who.phone());
        fill("#login-password", who.password());
        press("log-in form button.btn-primary");
        at("site-header .who:has-text(\"" + who.name() + "\")")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        settle();
    }

    /** Opens an address that needs an account, and logs in there. */
    void logIn(Actor who, String address) {
        goTo(address);
        logIn(who);
    }

    /** Waits for these words somewhere in what is selected. */
    void sees(String selector, String words) {
        assertThat(at(selector).first())
                .containsText(
                        words,
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(PATIENCE_MILLIS));
    }

    void seesNot(String selector) {
        assertThat(at(selector)).hasCount(0);
    }

    /** From now on this answer is no trouble, since the journey asks for it. */
    void expectRefusal(int status) {
        expected.add(refusal(status));
    }

    /** From now on a message of the console with these words is no trouble. */
    void expectTrouble(String words) {
        expected.add(words);
    }

    /** Checks the page's laws and takes a picture of all of it. */
    void look() {
        settle();
        page.screenshot(new Page.ScreenshotOptions().setPath(picture.get()).setFullPage(true));
        PageLaws.check(page, screen);
        assertEquals(List.of(), troubles, "on " + page.url());
    }

    @Override
    public void close() {
        try (context) {
            if (!page.isClosed()) {
                page.screenshot(new Page.ScreenshotOptions().setPath(picture.get()));
            }
            assertEquals(List.of(), troubles);
        }
    }

    private void hear(ConsoleMessage message) {
        if (!List.of("error", "warning").contains(message.type())) {
            return;
        }
        String text = message.text();
        // Whether a device is remembered is only known by asking.
        boolean asked = text.contains(refusal(401)) && message.location().startsWith(site + "/sessions/refresh");
        if (!asked && expected.stream().noneMatch(text::contains)) {
            troubles.add(message.type() + ": " + text + " at " + message.location());
        }
    }

    private static String refusal(int status) {
        return "responded with a status of " + status;
    }
}
