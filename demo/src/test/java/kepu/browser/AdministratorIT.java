package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kepu.demo.Backstage;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an administrator sees of the machine, and of what has nobody to review it. */
@Timeout(180)
@ExtendWith(Theatre.class)
class AdministratorIT {
    private static final String JOURNEY = "administrator";

    @ParameterizedTest
    @EnumSource(Screen.class)
    void anExecutionIsToldInWords(Screen screen, House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.published("D01", "管理员查看流程（" + screen.width() + "）");
        try (Visitor administrator = house.enter(JOURNEY, screen)) {
            administrator.logIn(backstage.administrator(), "/running");
            administrator.sees("table", filed.id());
            administrator.look();
            administrator.press(administrator.at("th a:has-text(\"" + filed.id() + "\")"));
            administrator.sees("h1", filed.id());
            administrator.sees(".status", "正常结束");
            administrator.sees("ol.history", "进入“省级审核”");
            String told = administrator.at("ol.history").innerText();
            assertTrue(told.contains("已公开"), told);
            assertFalse(told.matches("(?s).*[A-Za-z]{2}.*"), told);
            administrator.look();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void whatHasNoRouteWaitsWhereItIsSeen(Screen screen, House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.submitted("D08", "澳门科学嘉年华（" + screen.width() + "）");
        try (Visitor administrator = house.enter(JOURNEY + "-unrouted", screen)) {
            administrator.logIn(backstage.administrator(), "/desk?level=UNROUTED");
            administrator.sees(".rows", filed.name());
            administrator.look();
            administrator.press(administrator.at(".row-card a:has-text(\"" + filed.name() + "\")"));
            administrator.sees("h1", filed.name());
            administrator.sees(".note-still", "还没有审核单位");
            administrator.seesNot("decision-box button");
            administrator.look();
        }
    }
}
