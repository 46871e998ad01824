package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/**
 * The road from draft to public, walked by people who meet trouble: when an answer is lost or an error comes, they look
 * again how things stand and go on from there. Nobody repairs anything.
 */
final class Road {
    private static final Outcome END =
            new Outcome("APPROVED", "APPROVE", true, 1, List.of("宁夏回族自治区科学技术协会", "中国科学技术协会"), "Published");
    /** The reconciler has then been due. */
    private static final Duration RECONCILING = Duration.ofSeconds(301);

    private static final Duration STUCK = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final RunningKepu kepu;
    private final Activity activity;

    private Road(RunningKepu kepu, Activity activity) {
        this.kepu = kepu;
        this.activity = activity;
    }

    /** Walks on; while the host is down somebody else has to start it again. */
    static void walk(RunningKepu kepu, Activity activity) {
        new Road(kepu, activity).walk();
    }

    private void walk() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (Await.lastly(STUCK, this::step, arrived -> arrived)) {
                checkWhatHappened();
                return;
            }
            try {
                kepu.stage().clock().advance(RECONCILING);
            } catch (Surprise down) {
                // Then time passes later.
            }
        }
        assertEquals(END, activity.outcome(), "after " + LIMIT);
    }

    /** Exactly one execution, one verdict at each level, one submission. */
    private void checkWhatHappened() {
        List<String> told = RunningKepu.events(activity);
        assertEquals(
                List.of("SUBMITTED", "APPROVED PROVINCE", "APPROVED NATION"),
                told.stream()
                        .filter(event -> event.startsWith("SUBMITTED") || event.startsWith("APPROVED"))
                        .toList());
        assertEquals(
                List.of("act-" + activity.id() + "-1"),
                kepu.stage().executions().of(activity.id()));
    }

    private boolean step() {
        try {
            JsonNode now = activity.now();
            switch (now.path("status").asText()) {
                case "DRAFT" -> activity.submit();
                case "PROVINCE_PENDING" -> decide("PROVINCE");
                case "NATIONAL_PENDING" -> decide("NATION");
                default -> {
                    return activity.outcome().equals(END);
                }
            }
        } catch (Surprise trouble) {
            // Look again.
        }
        return false;
    }

    private void decide(String level) {
        Session reviewer = activity.reviewer(level);
        JsonNode review =
                reviewer.get("/reviews/" + activity.id() + "-1").expect(200).body();
        if (review.path("state").asText().equals("OPEN")
                && review.path("level").asText().equals(level)) {
            reviewer.post("/reviews/" + activity.id() + "-1/decision", RunningKepu.decision(review, "APPROVE"));
        }
    }
}
