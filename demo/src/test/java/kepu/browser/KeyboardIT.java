package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import kepu.demo.Backstage;
import kepu.demo.Backstage.Actor;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything can be done without a mouse, and one always sees where one is. */
@Timeout(120)
@ExtendWith(Theatre.class)
class KeyboardIT {
    private static final String JOURNEY = "keyboard";
    private static final int STOPS = 150;
    private static final Page.WaitForFunctionOptions PATIENCE = new Page.WaitForFunctionOptions().setTimeout(5_000);
    private static final String ARRIVED = """
            ([selector, words]) => document.activeElement.matches(selector) && document.activeElement.textContent.includes(words)
            """;
    private static final String MARKED = """
            () => {
              const here = document.activeElement;
              if (here === document.body) return true; // between the last stop and the first
              const marked = (node) => { const style = getComputedStyle(node);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'; };
              return marked(here) || [...(here.labels ?? [])].some(marked) || (here.parentElement && marked(here.parentElement));
            }
            """;

    @Test
    void aReviewIsDecidedByKeysAlone(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.submitted("D01", "只用键盘审核的星空课堂");
        try (Visitor reviewer = house.enter(JOURNEY, Screen.DESK)) {
            reviewer.goTo("/login?return=/desk");
            logIn(reviewer, backstage.provinceReviewer("O0240", 0));
            reviewer.sees(".rows", filed.name());
            tabTo(reviewer, ".row-card a", filed.name());
            reviewer.look();
            press(reviewer, "Enter");
            reviewer.sees("h1", filed.name());
            tabTo(reviewer, ".verb-return", "");
            press(reviewer, "Enter");
            reviewer.page().waitForFunction("() => document.activeElement.id === 'reason'");
            reviewer.page().keyboard().insertText("请核对活动时间");
            tabTo(reviewer, "form.reasons button[type=submit]", "");
            reviewer.look();
            press(reviewer, "Enter");
            reviewer.sees("#outcome", "已退回修改");
            assertEquals("outcome", reviewer.page().evaluate("document.activeElement.id"));
            reviewer.look();
        }
    }

    @Test
    void theFormIsFilledInByKeysAlone(House house) {
        try (Visitor submitter = house.enter(JOURNEY, Screen.DESK)) {
            submitter.goTo("/login?return=/publish");
            logIn(submitter, house.backstage().submitter(1));
            submitter.at("#name").waitFor();
            tabTo(submitter, "#name", "");
            submitter.page().keyboard().insertText("只用键盘填的活动");
            tabTo(submitter, "#mode-OFFLINE", "");
            press(submitter, "ArrowRight");
            assertTrue(submitter.at("#mode-ONLINE").isChecked());
            tabTo(submitter, "#responsible", "");
            submitter.page().keyboard().insertText("固原科协");
            submitter
                    .at("#responsible-list:not([hidden]) [role=option]")
                    .first()
                    .waitFor();
            press(submitter, "ArrowDown");
            submitter.look();
            press(submitter, "Enter");
            submitter.sees("#route-preview .route-sentence", "宁夏");
            new FilledForm(submitter).saved();
            submitter.look();
        }
    }

    private static void logIn(Visitor visitor, Actor who) {
        tabTo(visitor, "#login-phone", "");
        visitor.page().keyboard().insertText(who.phone());
        press(visitor, "Tab");
        visitor.page().keyboard().insertText(who.password());
        press(visitor, "Enter");
        visitor.sees("site-header .who", who.name());
    }

    private static void press(Visitor visitor, String key) {
        visitor.page().keyboard().press(key);
    }

    /** Goes on by Tab until the focus is there; at each stop one sees where one is. */
    private static void tabTo(Visitor visitor, String selector, String words) {
        for (int stop = 0; stop < STOPS; stop++) {
            press(visitor, "Tab");
            // The mark may take a moment to grow.
            mustBeMarked(visitor);
            Object there = visitor.page().evaluate(ARRIVED, List.of(selector, words));
            if (Boolean.TRUE.equals(there)) {
                return;
            }
        }
        fail("Tab never comes to " + selector);
    }

    private static void mustBeMarked(Visitor visitor) {
        try {
            visitor.page().waitForFunction(MARKED, null, PATIENCE);
        } catch (TimeoutError unmarked) {
            fail("nothing shows that the focus is on " + visitor.page().evaluate("document.activeElement.outerHTML"));
        }
    }
}
