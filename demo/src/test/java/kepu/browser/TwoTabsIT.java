package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import kepu.demo.Backstage;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One draft in two tabs: who comes second sees what the first one wrote, and nothing typed is lost. */
@Timeout(120)
@ExtendWith(Theatre.class)
class TwoTabsIT {
    @Test
    void theSecondTabIsShownWhatTheFirstOneSaved(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.draft("D01", "两处同时修改的草稿");
        try (Visitor first = house.enter("tabs", Screen.DESK)) {
            first.logIn(backstage.submitter(0), "/publish/" + filed.id());
            Visitor second = first.anotherTab();
            second.goTo("/publish/" + filed.id());
            first.fill("#place", "第一处写的地点");
            new FilledForm(first).saved();
            first.expectRefusal(412);
            second.fill("#content", "第二处写的内容");
            second.sees("conflict-note", "第一处写的地点");
            second.sees("#save-state", "已暂停保存");
            second.fill("#audience", "冲突时还在写的对象");
            second.look();
            assertEquals("第一处写的地点", backstage.form(filed).path("place").asText());

            second.goTo("/publish/" + filed.id());
            second.sees("conflict-note", "第一处写的地点");
            assertEquals("第二处写的内容", second.at("#content").inputValue());
            assertEquals("冲突时还在写的对象", second.at("#audience").inputValue());

            second.press("conflict-note .btn-primary");
            new FilledForm(second).saved();
            second.seesNot("conflict-note section");
            assertEquals("第二处写的内容", backstage.form(filed).path("content").asText());
            assertEquals("冲突时还在写的对象", backstage.form(filed).path("audience").asText());

            first.fill("#place", "第一处又改的地点");
            first.sees("conflict-note", "第二处写的内容");
            first.look();
            first.press("conflict-note .btn-quiet");
            first.seesNot("conflict-note section");
            assertEquals("第二处写的内容", first.at("#content").inputValue());
        }
    }
}
