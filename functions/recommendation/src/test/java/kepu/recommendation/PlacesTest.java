package kepu.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kepu.domain.activity.ActivityId;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Province province = new Province();

    @Test
    void neverOverdrawsThePlacesWhenSixtyAreRecommendedAtOnce() throws Exception {
        province.places(province.national, 40);
        List<ActivityId> sixty = IntStream.range(0, 60)
                .mapToObj(i -> province.shown("第 " + i + " 项"))
                .toList();
        Map<String, Long> answers = atOnce(sixty.stream()
                .<Callable<String>>map(
                        id -> () -> province.recommend(province.officer, id).refusal())
                .toList());
        assertEquals(Map.of("200 ", 40L, "409 QUOTA_EXHAUSTED", 20L), answers);
        JsonNode board = province.board(province.officer).json();
        Set<String> recommended = new HashSet<>();
        board.path("items")
                .forEach(item -> recommended.add(item.path("activity").asText()));
        assertEquals(40, recommended.size());
        assertEquals(40, board.path("taken").asInt());
    }

    @Test
    void takesOnePlaceForOneActivityHoweverOftenItIsRecommendedAtOnce() throws Exception {
        province.places(province.national, 5);
        ActivityId activity = province.shown("同一项");
        Map<String, Long> answers = atOnce(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i ->
                        () -> province.recommend(province.officer, activity).refusal())
                .toList());
        assertEquals(Map.of("200 ", 1L, "409 ALREADY_RECOMMENDED", 7L), answers);
        JsonNode board = province.board(province.officer).json();
        assertEquals(1, board.path("taken").asInt());
        assertEquals(1, board.path("items").size());
    }

    @Test
    void freesOnePlaceHoweverOftenItIsTakenBackAtOnce() throws Exception {
        province.places(province.national, 5);
        ActivityId kept = province.shown("留下的");
        ActivityId activity = province.shown("撤回的");
        province.recommend(province.officer, kept);
        province.recommend(province.officer, activity);
        Map<String, Long> answers = atOnce(IntStream.range(0, 6)
                .<Callable<String>>mapToObj(i -> () -> String.valueOf(
                        province.withdraw(province.officer, activity).status()))
                .toList());
        assertEquals(Map.of("204", 1L, "404", 5L), answers);
        assertEquals(1, province.board(province.officer).json().path("taken").asInt());
    }

    @Test
    void refusesFewerPlacesThanAreTaken() {
        province.places(province.national, 2);
        province.recommend(province.officer, province.shown("甲"));
        province.recommend(province.officer, province.shown("乙"));
        var refused = province.places(province.national, 1);
        assertEquals("409 BELOW_TAKEN", refused.refusal());
        assertTrue(refused.json().path("detail").asText().contains("2"), refused.text());
        assertEquals(2, province.board(province.national).json().path("places").asInt());
        assertEquals(200, province.places(province.national, 2).status());
        JsonNode more = province.places(province.national, 3).json();
        assertEquals(3, more.path("places").asInt());
        assertEquals(2, more.path("taken").asInt());
    }

    @Test
    void hasNoPlacesUntilTheyAreSet() {
        JsonNode board = province.board(province.officer).json();
        assertEquals(0, board.path("places").asInt());
        assertEquals(
                "409 QUOTA_EXHAUSTED",
                province.recommend(province.officer, province.shown("甲")).refusal());
    }

    private static Map<String, Long> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        } finally {
            threads.shutdownNow();
        }
    }
}
