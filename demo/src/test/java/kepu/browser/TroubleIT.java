package kepu.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kepu.demo.Backstage;
import kepu.demo.Backstage.Filed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Networks that go, sessions that end, files that are not what they say: words come, and nothing typed is lost. */
@Timeout(120)
@ExtendWith(Theatre.class)
class TroubleIT {
    /** Longer than any access token lives. */
    private static final Duration A_PAUSE = Duration.ofHours(1);

    @Test
    void whatIsTypedWithoutNetworkIsSavedLater(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.draft("D01", "路上断网的草稿");
        try (Visitor submitter = house.enter("offline", Screen.PHONE)) {
            submitter.logIn(backstage.submitter(0), "/publish/" + filed.id());
            submitter.at("#place").waitFor();
            submitter.page().context().setOffline(true);
            submitter.expectTrouble("ERR_INTERNET_DISCONNECTED");
            submitter.fill("#place", "断网时写的地点");
            submitter.sees("#save-state", "仍在这台设备上");
            submitter.look();
            submitter.page().context().setOffline(false);
            submitter.press("#save-state button");
            new FilledForm(submitter).saved();
            assertEquals("断网时写的地点", backstage.form(filed).path("place").asText());
        }
    }

    @Test
    void aSpentTokenOfARememberedDeviceIsNotNoticed(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.draft("D01", "午饭后接着写的草稿");
        try (Visitor submitter = house.enter("remembered", Screen.PHONE)) {
            submitter.logIn(backstage.submitter(0), "/publish/" + filed.id());
            submitter.at("#place").waitFor();
            backstage.letPass(A_PAUSE);
            submitter.expectRefusal(401);
            submitter.fill("#place", "午饭后写的地点");
            new FilledForm(submitter).saved();
            assertEquals("午饭后写的地点", backstage.form(filed).path("place").asText());
        }
    }

    @Test
    void whoMustLogInAgainFindsWhatWasTyped(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.draft("D01", "公用电脑上的草稿");
        try (Visitor submitter = house.enter("expired", Screen.DESK)) {
            submitter.goTo("/publish/" + filed.id());
            submitter.at("#login-remember").uncheck();
            submitter.logIn(backstage.submitter(0));
            submitter.at("#place").waitFor();
            backstage.letPass(A_PAUSE);
            submitter.expectRefusal(401);
            submitter.fill("#place", "登录过期时写的地点");
            submitter.sees("h1", "登录");
            submitter.look();
            submitter.logIn(backstage.submitter(0));
            submitter.at("#place").waitFor();
            assertEquals("登录过期时写的地点", submitter.at("#place").inputValue());
            submitter.look();
            new FilledForm(submitter).saved();
            assertEquals("登录过期时写的地点", backstage.form(filed).path("place").asText());
        }
    }

    @Test
    void aPosterThatIsNoPictureIsRefusedInWords(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.draft("D01", "海报不是图片的草稿");
        try (Visitor submitter = house.enter("poster", Screen.PHONE)) {
            submitter.logIn(backstage.submitter(0), "/publish/" + filed.id());
            submitter.expectRefusal(422);
            submitter
                    .at("#poster")
                    .setInputFiles(new FilePayload(
                            "海报.png", "image/png", "这不是图片".repeat(40).getBytes(StandardCharsets.UTF_8)));
            submitter.sees("poster-upload problem-note", "图片");
            submitter.look();
            new FilledForm(submitter).poster();
            submitter.seesNot("poster-upload problem-note .note");
        }
    }

    @Test
    void aReviewerLearnsOfAWithdrawalWhenDeciding(House house) {
        Backstage backstage = house.backstage();
        Filed filed = backstage.submitted("D01", "审核当中撤回的活动");
        try (Visitor reviewer = house.enter("withdrawn", Screen.PHONE);
                Visitor submitter = house.enter("withdrawn", Screen.DESK)) {
            reviewer.logIn(backstage.provinceReviewer("O0240", 0), "/desk/" + filed.id() + "-1");
            reviewer.at(".verb-approve").waitFor();
            submitter.logIn(backstage.submitter(0), "/mine/" + filed.id());
            submitter.press(".actions button");
            submitter.look();
            submitter.press(".note-todo .btn-danger");
            submitter.sees("activity-status", "已撤回");
            submitter.look();
            reviewer.expectRefusal(409);
            reviewer.press(".verb-approve");
            reviewer.sees("#outcome", "撤回");
            reviewer.look();
        }
    }
}
