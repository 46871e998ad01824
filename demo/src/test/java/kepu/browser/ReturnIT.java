package kepu.browser;

import kepu.demo.Backstage;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the province sends back is mended where the reviewer pointed, and approved. */
@Timeout(180)
@ExtendWith(Theatre.class)
class ReturnIT {
    private static final String JOURNEY = "return";
    private static final String NINGXIA = "O0240";
    private static final String NOTE = "请写清观测流程和安全措施";

    @Test
    void aNoteAtAFieldIsMendedAndApproved(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.submitted("D01", "退回一次的星空课堂");
        try (Visitor province = house.enter(JOURNEY, Screen.DESK);
                Visitor submitter = house.enter(JOURNEY, Screen.DESK);
                Visitor nation = house.enter(JOURNEY, Screen.DESK)) {
            province.logIn(backstage.provinceReviewer(NINGXIA, 0), "/desk");
            sendBack(province, filed);
            submitter.logIn(backstage.submitter(0), "/mine/" + filed.id());
            mend(submitter);
            approve(province, backstage.opened(filed, "PROVINCE"));
            nation.logIn(backstage.nationalReviewer(0), "/desk");
            approve(nation, backstage.opened(filed, "NATION"));
            backstage.awaitPublic(filed.id());
            submitter.goTo("/mine/" + filed.id());
            submitter.sees("activity-status", "已通过");
            submitter.sees("history-list", "退回");
            submitter.look();
        }
    }

    private static void sendBack(Visitor province, Filed filed) {
        province.look();
        province.press(province.at(".row-card a:has-text(\"" + filed.name() + "\")"));
        province.press(".verb-return");
        province.press("form.reasons button[type=submit]");
        province.sees("#reason-fault", "请写明原因");
        province.fill("#reason", "内容过于简略");
        province.press("details.notes summary");
        province.fill("#note-content", NOTE);
        province.look();
        province.press("form.reasons button[type=submit]");
        province.sees("#outcome", "已退回修改");
        province.look();
    }

    private static void mend(Visitor submitter) {
        submitter.sees("activity-status", "退回");
        submitter.sees(".note-todo", "内容过于简略");
        submitter.look();
        submitter.press("p.actions a.btn-primary");
        submitter.sees("#content-note", NOTE);
        submitter.look();
        submitter.fill("#content", "先讲安全须知，再分组观测月面与木星，最后动手制作活动星盘，全程有科技工作者讲解。");
        new FilledForm(submitter).submit();
        submitter.page().waitForURL("**/mine/*?submitted=1");
        submitter.sees("activity-status .sentence", "宁夏");
        submitter.look();
    }

    private static void approve(Visitor reviewer, String review) {
        reviewer.goTo("/desk/" + review);
        reviewer.at(".verb-approve").waitFor();
        reviewer.look();
        reviewer.press(".verb-approve");
        reviewer.sees("#outcome", "已通过");
        reviewer.look();
    }
}
