package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import kepu.demo.Backstage;
import kepu.demo.Backstage.Actor;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A review link in other hands shows, but neither decides nor tells whom to call. */
@Timeout(180)
@ExtendWith(Theatre.class)
class ForwardedLinkIT {
    private static final String JOURNEY = "link";
    private static final String NINGXIA = "O0240";

    @Test
    void aForwardedLinkIsForLookingOnly(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.submitted("D01", "链接被转发的星空课堂");
        Actor addressee = backstage.provinceReviewer(NINGXIA, 0);
        String link = backstage.awaitMail(addressee, filed.name());
        try (Visitor colleague = house.enter(JOURNEY, Screen.PHONE);
                Visitor stranger = house.enter(JOURNEY, Screen.DESK)) {
            colleague.logIn(backstage.provinceReviewer(NINGXIA, 1), "/mine");
            colleague.goTo(link);
            colleague.sees(".note-still", addressee.name());
            onlyLooks(colleague, filed);
            stranger.goTo(link);
            stranger.sees(".note-still", "登录");
            onlyLooks(stranger, filed);
            backstage.decide(filed, "PROVINCE", "REJECT");
            stranger.goTo(link);
            stranger.sees(".note-still", "不能再作决定");
            stranger.look();
        }
        try (Visitor late = house.enter(JOURNEY, Screen.PHONE)) {
            late.logIn(addressee, "/mine");
            late.goTo(link);
            late.sees(".note-still", addressee.name());
            late.sees(".note-still", "不予通过");
            late.seesNot("decision-box button");
            late.look();
        }
    }

    @Test
    void aForgedLinkSaysSo(House house) {
        try (Visitor stranger = house.enter("forged", Screen.PHONE)) {
            stranger.expectRefusal(404);
            stranger.goTo("/r/AAAAAAAAAAAAAAAAAAAAAAAA");
            stranger.sees("h1", "链接无效");
            stranger.look();
        }
    }

    private static void onlyLooks(Visitor visitor, Filed filed) {
        visitor.sees("h1", filed.name());
        visitor.seesNot("decision-box button");
        String shown = visitor.page().content();
        assertFalse(shown.contains(filed.contactPhone()), "shows a contact");
        visitor.look();
    }
}
