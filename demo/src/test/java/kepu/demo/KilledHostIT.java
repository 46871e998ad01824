package kepu.demo;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} in mid-review, and the start after it: every activity reaches exactly one verdict. */
@Timeout(300)
class KilledHostIT {
    private static final RunningKepu kepu = RunningKepu.mortal();

    @Test
    void goesOnAfterAKillBetweenSubmissionAndOpening() {
        Activity activity = kepu.draft("D01");
        activity.submit().expect(200);
        killAndRestart();
        Road.walk(kepu, activity);
    }

    @Test
    void goesOnAfterAKillBetweenDecisionAndResumption() {
        Activity activity = kepu.submitted("D01");
        kepu.decide(activity, "PROVINCE", "APPROVE").expect(200);
        killAndRestart();
        kepu.decide(activity, "NATION", "APPROVE").expect(200);
        killAndRestart();
        Road.walk(kepu, activity);
    }

    @RepeatedTest(3)
    void goesOnAfterAKillAtAnyMoment(RepetitionInfo repetition) throws Exception {
        Activity activity = kepu.draft("D01");
        CompletableFuture<Void> walk = CompletableFuture.runAsync(() -> Road.walk(kepu, activity));
        // Seeded, so that a failure can be had again.
        TimeUnit.MILLISECONDS.sleep(new Random(repetition.getCurrentRepetition()).nextInt(1500));
        killAndRestart();
        walk.get(120, TimeUnit.SECONDS);
    }

    private static void killAndRestart() {
        kepu.kill();
        kepu.restart();
    }
}
