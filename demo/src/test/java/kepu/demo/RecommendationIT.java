package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places that cannot be overdrawn, as officers meet them. */
@Timeout(120)
class RecommendationIT {
    private static final String NINGXIA = "O0240";
    private static final String ANHUI = "O0222";

    private static final RunningKepu kepu = RunningKepu.shared();

    @Test
    void recommendsInsideThePlacesWhoeverIsFaster() throws Exception {
        People people = kepu.stage().people();
        Session officer = people.recommendationOfficer(NINGXIA);
        officer.token();
        List<Activity> approved = List.of(kepu.published("D01"), kepu.published("D01"));
        places(1).expect(200);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Reply>> both = hands.invokeAll(approved.stream()
                    .<java.util.concurrent.Callable<Reply>>map(activity -> () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return recommend(officer, activity);
                    })
                    .toList());
            List<Reply> replies =
                    List.of(both.get(0).get(30, TimeUnit.SECONDS), both.get(1).get(30, TimeUnit.SECONDS));
            int taken = replies.get(0).isOk() ? 0 : 1;
            replies.get(taken).expect(200);
            assertEquals("QUOTA_EXHAUSTED", replies.get(1 - taken).expect(409).code());
            assertEquals(
                    "ALREADY_RECOMMENDED",
                    recommend(officer, approved.get(taken)).expect(409).code());
            assertEquals("BELOW_TAKEN", places(0).expect(409).code());
            officer.delete("/recommendations/activities/" + approved.get(taken).id())
                    .expect(204);
            recommend(officer, approved.get(1 - taken)).expect(200);
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void refusesWhatIsNotApprovedAndWhatIsAnothers() {
        People people = kepu.stage().people();
        Activity pending = kepu.submitted("D01");
        assertEquals(
                "NOT_APPROVED",
                recommend(people.recommendationOfficer(NINGXIA), pending)
                        .expect(409)
                        .code());
        Stream.of(people.recommendationOfficer(ANHUI), people.provinceReviewer(NINGXIA, 0), people.submitter(0))
                .forEach(other -> recommend(other, pending).expect(403));
    }

    private static Reply recommend(Session by, Activity activity) {
        return by.put("/recommendations/activities/" + activity.id(), Api.body().put("reason", "组织扎实"));
    }

    private static Reply places(int places) {
        int edition = kepu.planned("D01").edition();
        return kepu.stage()
                .people()
                .administrator()
                .put(
                        "/recommendations/places/" + NINGXIA,
                        Api.body().put("edition", edition).put("places", places));
    }
}
