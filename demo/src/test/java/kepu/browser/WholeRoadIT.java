package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import kepu.demo.Backstage;
import kepu.demo.Backstage.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an empty form to the public list, by thumb. */
@Timeout(180)
@ExtendWith(Theatre.class)
class WholeRoadIT {
    private static final String JOURNEY = "road";
    private static final String NAME = "六盘山下看星星（手机填报）";
    private static final String NINGXIA = "O0240";

    @Test
    void anActivityGoesFromTheFormToThePublicByThumb(House house) {
        Backstage backstage = house.backstage();
        String id = publish(house);
        decideByLink(house, backstage.provinceReviewer(NINGXIA, 0));
        decideByLink(house, backstage.nationalReviewer(0));
        backstage.awaitPublic(id);
        readAsPublic(house, id);
    }

    private String publish(House house) {
        try (Visitor submitter = house.enter(JOURNEY, Screen.PHONE)) {
            submitter.goTo("/");
            submitter.look();
            submitter.press("site-header .menu");
            submitter.look();
            submitter.press("site-header .aside a.btn");
            submitter.at("#login-phone").waitFor();
            submitter.look();
            submitter.logIn(house.backstage().submitter(0));
            submitter.press("site-header .publish");
            submitter.at("#name").waitFor();
            submitter.look();
            fill(submitter, house.backstage());
            FilledForm form = new FilledForm(submitter);
            form.submit();
            submitter.page().waitForURL(Pattern.compile("/mine/[^?]+\\?submitted"));
            submitter.sees(".note-good", "已提交");
            submitter.sees("activity-status .sentence", "宁夏");
            submitter.look();
            String id = submitter.page().url().replaceAll(".*/mine/|\\?.*", "");
            submitter.goTo("/mine");
            submitter.sees(".row-card", NAME);
            submitter.look();
            return id;
        }
    }

    private static void fill(Visitor submitter, Backstage backstage) {
        FilledForm form = new FilledForm(submitter);
        form.what(NAME, backstage.now());
        form.responsible();
        submitter.sees("#route-preview .route-sentence", "宁夏");
        submitter.sees("#route-preview .route-sentence", "→");
        form.hosts("固原市科学技术协会");
        submitter.sees("organization-chips .chip.linked", "固原市科学技术协会");
        form.how();
        form.poster();
        form.saved();
        submitter.look();
    }

    private void decideByLink(House house, Actor reviewer) {
        house.backstage().awaitMail(reviewer, NAME);
        try (Visitor visitor = house.enter(JOURNEY, Screen.PHONE)) {
            visitor.page().navigate(house.backstage().mailbox(reviewer));
            visitor.press(visitor.at("li a:has-text(\"" + NAME + "\")"));
            visitor.pressForNewWindow(visitor.page()
                    .frameLocator("iframe")
                    .locator("a[href*='/r/']")
                    .first());
            visitor.sees(".note-still", "登录");
            visitor.seesNot("decision-box button");
            visitor.look();
            visitor.press(".note-still a.btn");
            visitor.logIn(reviewer);
            visitor.sees("h1", NAME);
            visitor.at(".verb-approve").waitFor();
            visitor.look();
            visitor.press(".verb-approve");
            visitor.sees("#outcome", "已通过");
            visitor.seesNot("decision-box button");
            assertEquals("outcome", visitor.page().evaluate("document.activeElement.id"));
            visitor.look();
        }
    }

    private static void readAsPublic(House house, String id) {
        try (Visitor reader = house.enter(JOURNEY, Screen.PHONE)) {
            reader.goTo("/");
            reader.sees(".cards", NAME);
            reader.look();
            reader.press(reader.at(".cards a:has-text(\"" + NAME + "\")"));
            reader.page().waitForURL("**/activity/" + id);
            reader.sees("h1", NAME);
            reader.page().waitForFunction("() => document.querySelector('media-image img')?.naturalWidth > 0");
            assertTrue(reader.page().title().contains(NAME), reader.page().title());
            reader.look();
        }
    }
}
