package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import kepu.demo.Backstage;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The recommendation board: places that run out, said in words, even to a page that does not know it yet. */
@Timeout(180)
@ExtendWith(Theatre.class)
class BoardIT {
    private static final String NINGXIA = "O0240";

    @Test
    void anOfficerRecommendsUntilThePlacesAreTaken(House house) {
        Backstage backstage = house.backstage();
        Filed one = backstage.published("D01", "推优之一：星空课堂");
        Filed other = backstage.published("D01", "推优之二：星空课堂");
        backstage.leavePlaces(NINGXIA, 1);
        try (Visitor officer = house.enter("board", Screen.DESK)) {
            officer.logIn(backstage.recommendationOfficer(NINGXIA), "/board");
            officer.sees("#places", "还可推荐 1 项");
            officer.look();
            Visitor stale = officer.anotherTab();
            stale.goTo("/board");
            stale.sees("#places", "还可推荐 1 项");
            recommend(officer, one, "组织扎实，群众欢迎");
            officer.sees("#places", "还可推荐 0 项");
            officer.sees(".row-card:has-text(\"" + one.name() + "\") .tone-good", "已推荐");
            officer.sees(".row-card:has-text(\"" + other.name() + "\") button:disabled", "名额已满");
            officer.look();
            officer.expectRefusal(409);
            recommend(stale, other, "同样出色");
            stale.sees("problem-note", "名额已用完");
            stale.sees("#places", "还可推荐 0 项");
            assertEquals("同样出色", card(stale, other).locator("textarea").inputValue());
            stale.look();
            officer.press(card(officer, one).locator("button"));
            officer.sees("#places", "还可推荐 1 项");
        }
    }

    @Test
    void theBoardFitsAPhone(House house) {
        try (Visitor officer = house.enter("board", Screen.PHONE)) {
            officer.logIn(house.backstage().recommendationOfficer(NINGXIA), "/board");
            officer.sees("#places", "还可推荐");
            officer.look();
        }
    }

    private static void recommend(Visitor officer, Filed filed, String reason) {
        Locator card = card(officer, filed);
        officer.press(card.locator("button"));
        card.locator("textarea").fill(reason);
        officer.press(card.locator("form .btn-primary"));
    }

    private static Locator card(Visitor officer, Filed filed) {
        return officer.at(".row-card:has-text(\"" + filed.name() + "\")");
    }
}
