package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to every page: the language, addresses that lead nowhere, coming and going. */
@Timeout(120)
@ExtendWith(Theatre.class)
class SiteIT {
    private static final String LANGUAGE = "site-header .aside button[lang]";

    @ParameterizedTest
    @EnumSource(Screen.class)
    void speaksEnglishFromTheNextPageOnToo(Screen screen, House house) {
        try (Visitor visitor = house.enter("english", screen)) {
            visitor.goTo("/login");
            menu(visitor, screen);
            visitor.press(LANGUAGE);
            visitor.sees("h1", "Log in");
            assertEquals("en", visitor.page().evaluate("document.documentElement.lang"));
            visitor.look();
            visitor.goTo("/publish");
            visitor.look();
            String words = visitor.at("main").innerText().replaceAll("“[^”]*”", "");
            assertFalse(visitor.at("label").allInnerTexts().toString().matches(".*\\p{IsHan}.*"), words);
            menu(visitor, screen);
            visitor.press(LANGUAGE);
            visitor.sees("h1", "发布活动");
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void anAddressThatLeadsNowhereSaysSo(Screen screen, House house) {
        try (Visitor visitor = house.enter("nowhere", screen)) {
            visitor.expectRefusal(404);
            visitor.goTo("/nowhere/at/all");
            visitor.sees("h1", "没有这个页面");
            visitor.look();
            visitor.goTo("/activity/01JZZZZZZZZZZZZZZZZZZZZZZZ");
            visitor.sees("h1", "没有公开");
            visitor.look();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void whoLogsOutIsForgotten(Screen screen, House house) {
        try (Visitor visitor = house.enter("out", screen)) {
            visitor.expectRefusal(401);
            visitor.goTo("/login");
            visitor.fill("#login-phone", house.backstage().submitter(1).phone());
            visitor.fill("#login-password", "not-the-password");
            visitor.press("log-in form button.btn-primary");
            visitor.sees("problem-note", "手机号或密码不正确");
            visitor.look();
            visitor.logIn(house.backstage().submitter(1));
            visitor.goTo("/mine");
            visitor.sees("h1", "我的活动");
            visitor.look();
            menu(visitor, screen);
            visitor.press("site-header .aside button:not([lang])");
            visitor.sees("site-header .aside a.btn", "登录");
            visitor.goTo("/mine");
            visitor.sees("h1", "登录");
            visitor.look();
        }
    }

    private static void menu(Visitor visitor, Screen screen) {
        if (screen == Screen.PHONE) {
            visitor.press("site-header .menu");
        }
    }
}
