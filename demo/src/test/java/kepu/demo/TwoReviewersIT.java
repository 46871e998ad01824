package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Two reviewers of one province, who press at the same moment. */
@Timeout(120)
class TwoReviewersIT {
    private final RunningKepu kepu = RunningKepu.shared();
    private final People people = kepu.stage().people();

    @RepeatedTest(4)
    void exactlyOneDecidesAndTheOtherHearsWho() throws Exception {
        Activity activity = kepu.submitted("D01");
        JsonNode review = activity.awaitOpen("PROVINCE");
        List<Session> reviewers = List.of(people.provinceReviewer("O0240", 0), people.provinceReviewer("O0240", 1));
        List<String> verdicts = List.of("APPROVE", "REJECT");
        reviewers.forEach(Session::token);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Reply>> answers = hands.invokeAll(List.of(
                    press(together, reviewers.get(0), review, verdicts.get(0)),
                    press(together, reviewers.get(1), review, verdicts.get(1))));
            List<Reply> replies = List.of(
                    answers.get(0).get(30, TimeUnit.SECONDS), answers.get(1).get(30, TimeUnit.SECONDS));
            int winner = replies.get(0).status() == 200 ? 0 : 1;
            replies.get(winner).expect(200);
            Reply late = replies.get(1 - winner).expect(409);
            assertEquals("NOT_OPEN", late.code());
            String detail = late.body().path("detail").asText();
            assertTrue(detail.contains(reviewers.get(winner).person().name()), detail);
            assertEquals(verdicts.get(winner), activity.now().path("verdict").asText());
            assertEquals(
                    1,
                    RunningKepu.events(activity).stream()
                            .filter(event -> event.endsWith("PROVINCE"))
                            .filter(event -> event.startsWith("APPROVED") || event.startsWith("REJECTED"))
                            .count());
            assertEquals(
                    List.of("act-" + activity.review()),
                    kepu.stage().executions().of(activity.id()));
        } finally {
            hands.shutdownNow();
        }
    }

    private static Callable<Reply> press(CyclicBarrier together, Session by, JsonNode review, String verdict) {
        return () -> {
            together.await(10, TimeUnit.SECONDS);
            return by.post(
                    "/reviews/" + review.path("id").asText() + "/decision", RunningKepu.decision(review, verdict));
        };
    }
}
