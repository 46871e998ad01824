package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The edition's hard end of review, at which nobody has decided. */
@Timeout(120)
class HardEndIT {
    private static final Instant WITHIN_2023 = Instant.parse("2023-08-28T01:00:00Z");
    private static final Instant AFTER_2023 = Instant.parse("2023-12-31T01:00:00Z");

    private static final RunningKepu kepu = RunningKepu.shared();

    @AfterEach
    void returnToThePresent() {
        kepu.stage().clock().set(kepu.stage().clock().real());
    }

    @Test
    void closesWhatNobodyDecidedAndSaysSo() {
        kepu.stage().clock().set(WITHIN_2023);
        Activity atProvince = kepu.submitted("C02");
        Activity atNation = kepu.submitted("E01");
        OpenedLink link =
                OpenedLink.of(kepu.stage(), atProvince.reviewer("PROVINCE"), atProvince.awaitOpen("PROVINCE"));
        kepu.stage().clock().set(AFTER_2023);
        expectExpired(atProvince, "PROVINCE_REJECTED");
        expectExpired(atNation, "NATIONAL_REJECTED");
        String why = link.reviewer()
                .get("/review-links/" + link.link())
                .expect(200)
                .body()
                .path("closed")
                .path("zh")
                .asText();
        assertTrue(why.contains("逾期") || why.contains("截止"), why);
    }

    private static void expectExpired(Activity activity, String status) {
        Outcome expected = new Outcome(status, "EXPIRED", false, 1, activity.route(), "Expired");
        assertEquals(expected, activity.outcome(expected));
        assertTrue(RunningKepu.events(activity).stream().anyMatch(event -> event.startsWith("EXPIRED")));
        String sentence = activity.now().path("sentence").path("zh").asText();
        assertTrue(sentence.contains("逾期") || sentence.contains("截止"), sentence);
    }
}
