package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The links in mails: looking never decides, and only the reviewer they were sent to does. */
@Timeout(120)
class ReviewLinkIT {
    private static final String NINGXIA = "O0240";

    private final RunningKepu kepu = RunningKepu.shared();
    private final Stage stage = kepu.stage();

    @Test
    void lookingFiftyTimesChangesNothing() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        JsonNode before = everything(activity);
        List<Map<String, String>> visitors = List.of(
                Map.of("purpose", "prefetch"),
                Map.of("sec-purpose", "prefetch;prerender"),
                Map.of("x-moz", "prefetch"),
                Map.of("user-agent", "Mozilla/5.0 (compatible; MailScanner/1.0)"),
                Map.of("referer", "https://mail.example.org/"));
        List<String> paths = List.of("/r/" + link.link(), "/review-links/" + link.link());
        for (int i = 0; i < 50; i++) {
            String method = i % 4 < 2 ? "GET" : "HEAD";
            Reply reply = stage.api()
                    .send(method, paths.get(i % 2), visitors.get(i % visitors.size()), BodyPublishers.noBody());
            assertTrue(reply.status() < 500, reply.asked() + " " + reply.status());
            if (method.equals("GET")) {
                reply.expect(200);
            }
        }
        link.reviewer().get(path(link)).expect(200);
        assertEquals(before, everything(activity));
    }

    @Test
    void aForwardedLinkShowsNoContactsAndDecidesNothing() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        assertTrue(link.page().path("review").path("form").has("contact"));
        JsonNode before = everything(activity);
        Session colleague = stage.people().provinceReviewer(NINGXIA, 1);
        for (JsonNode page : List.of(
                colleague.get(path(link)).expect(200).body(),
                stage.api().get(path(link), Map.of()).expect(200).body())) {
            assertEquals("OPEN", page.path("state").asText());
            assertFalse(page.path("yours").asBoolean());
            assertFalse(page.has("nonce"));
            assertFalse(page.path("review").path("form").has("contact"));
            assertFalse(page.path("review").path("decidable").asBoolean());
        }
        var approval = RunningKepu.decision(link.page().path("review"), "APPROVE")
                .put("nonce", link.page().path("nonce").asText());
        Reply forwarded = colleague.post(path(link) + "/decision", approval).expect(403);
        assertEquals("NOT_YOUR_LINK", forwarded.code());
        assertEquals(
                "UNAUTHENTICATED",
                stage.api()
                        .post(path(link) + "/decision", approval, Map.of())
                        .expect(401)
                        .code());
        assertEquals(before, everything(activity));
    }

    @Test
    void decidesOnlyWithTheFormThatWasShown() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        Reply reply = link.reviewer()
                .post(
                        path(link) + "/decision",
                        RunningKepu.decision(link.page().path("review"), "APPROVE")
                                .put("nonce", "0"))
                .expect(403);
        assertEquals("FORM_EXPIRED", reply.code());
        link.decide(RunningKepu.decision(link.page().path("review"), "APPROVE")).expect(200);
        assertEquals("NATIONAL_PENDING", activity.now().path("status").asText());
    }

    @Test
    void aForgedLinkLeadsNowhere() {
        OpenedLink link = open(kepu.submitted("D02"), "NATION");
        String forged = link.link().substring(0, link.link().length() - 2) + "xx";
        assertEquals(
                "NO_SUCH_LINK",
                stage.api().get("/review-links/" + forged, Map.of()).expect(404).code());
    }

    @Test
    void aLinkExplainsWhoDecided() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        Session colleague = stage.people().provinceReviewer(NINGXIA, 1);
        colleague
                .post(
                        "/reviews/" + activity.review() + "/decision",
                        RunningKepu.decision(link.page().path("review"), "RETURN"))
                .expect(200);
        String why = closed(link);
        assertTrue(why.contains(colleague.person().name()), why);
        assertTrue(why.contains("退回"), why);
    }

    @Test
    void aLinkExplainsThatItsLevelIsPassed() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        Session colleague = stage.people().provinceReviewer(NINGXIA, 1);
        colleague
                .post(
                        "/reviews/" + activity.review() + "/decision",
                        RunningKepu.decision(link.page().path("review"), "APPROVE"))
                .expect(200);
        activity.awaitOpen("NATION");
        String why = closed(link);
        assertTrue(why.contains(colleague.person().name()), why);
        assertTrue(why.contains("通过"), why);
    }

    @Test
    void aLinkOfAnEarlierRoundExplainsItself() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        link.decide(RunningKepu.decision(link.page().path("review"), "RETURN")).expect(200);
        activity.edit(Api.body().put("place", "原州区东湖公园北门"));
        new Submit().take(activity);
        assertEquals(2, activity.now().path("round").asInt());
        String why = closed(link);
        assertTrue(why.contains("退回"), why);
    }

    @Test
    void aLinkExplainsAWithdrawal() {
        Activity activity = kepu.submitted("D01");
        OpenedLink link = open(activity);
        activity.withdraw().expect(200);
        String why = closed(link);
        assertTrue(why.contains("撤回"), why);
    }

    /** What a dead link says, after it was tried once more. */
    private static String closed(OpenedLink link) {
        JsonNode page = link.reviewer().get(path(link)).expect(200).body();
        assertFalse(page.path("state").asText().equals("OPEN"));
        assertFalse(page.has("nonce"));
        Reply late = link.decide(RunningKepu.decision(link.page().path("review"), "APPROVE"))
                .expect(409);
        assertEquals("NOT_OPEN", late.code());
        return page.path("closed").path("zh").asText();
    }

    private OpenedLink open(Activity activity) {
        return open(activity, "PROVINCE");
    }

    private OpenedLink open(Activity activity, String level) {
        return OpenedLink.of(stage, activity.reviewer(level), activity.awaitOpen(level));
    }

    private static String path(OpenedLink link) {
        return "/review-links/" + link.link();
    }

    /** All that could have changed. */
    private JsonNode everything(Activity activity) {
        return Api.body()
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("activity", activity.now())
                .set(
                        "review",
                        stage.people()
                                .administrator()
                                .get("/reviews/" + activity.review())
                                .expect(200)
                                .body());
    }
}
