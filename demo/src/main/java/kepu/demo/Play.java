package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole fixture, year by year, under the virtual clock. */
final class Play {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Outcome NOTHING = new Outcome("NOT_FILED", "-", false, 0, List.of(), "none");

    private final Stage stage;
    private final Story story;
    private final Fixture fixture;
    private final FileActivity filing;
    private final Map<String, Activity> filed = new LinkedHashMap<>();

    Play(Stage stage, Story story) {
        this.stage = stage;
        this.story = story;
        this.fixture = Fixture.read(stage.clock().real());
        this.filing = new FileActivity(stage, story);
    }

    /** Everything that was played, and what became of it. */
    record Ending(List<Result> results, List<String> places) {
        boolean asExpected() {
            return places.isEmpty() && results.stream().allMatch(Result::asExpected);
        }
    }

    Ending play() {
        stage.clock().set(fixture.activities().get(0).clock());
        fixture.editions().forEach(this::configure);
        List<Result> results = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int year : fixture.years()) {
            List<Planned> ofYear = fixture.activities().stream()
                    .filter(planned -> planned.year() == year)
                    .toList();
            open(ofYear.get(0));
            for (Planned planned : ofYear) {
                results.add(play(planned, results.size() + 1));
            }
            fixture.places().stream()
                    .filter(planned -> planned.year() == year)
                    .forEach(planned -> places.addAll(recommend(planned)));
        }
        return new Ending(results, places);
    }

    private void configure(ObjectNode edition) {
        int year = edition.path("year").asInt();
        ObjectNode body = edition.deepCopy();
        body.remove(List.of("year", "filledIn"));
        stage.people().administrator().put("/editions/" + year, body).expect(200);
    }

    private void open(Planned first) {
        stage.clock().reach(first.clock());
        JsonNode edition = stage.api()
                .get("/editions/" + first.edition(), Map.of())
                .expect(200)
                .body();
        story.chapter(
                edition.path("name").asText() + "（" + edition.path("theme").asText() + "）");
    }

    private Result play(Planned planned, int number) {
        Instant begins = planned.clock();
        stage.clock().reach(begins);
        story.heading(number, fixture.activities().size(), planned.id(), planned.name());
        story.tell("北京时间 " + MINUTE.format(stage.clock().now()));
        Result result;
        try {
            Activity activity = filing.file(planned, stage.people().submitter(number % 2));
            filed.put(planned.id(), activity);
            if (isFirstOfItsYear(planned)) {
                story.tell(Poster.add(activity));
            }
            planned.script().forEach(step -> story.tell(Step.of(step).take(activity)));
            result = new Result(planned, activity.outcome(planned.expected()), "");
        } catch (Surprise surprise) {
            Outcome sofar =
                    filed.containsKey(planned.id()) ? filed.get(planned.id()).outcome() : NOTHING;
            result = new Result(planned, sofar, surprise.getMessage());
        }
        story.verdict(result.asExpected(), Table.sentence(result));
        return result;
    }

    private boolean isFirstOfItsYear(Planned planned) {
        return fixture.activities().stream()
                .filter(other -> other.year() == planned.year())
                .findFirst()
                .filter(planned::equals)
                .isPresent();
    }

    /** What differs from the plan. */
    private List<String> recommend(PlannedPlaces planned) {
        int edition = fixture.activity(planned.recommend().get(0)).edition();
        try {
            List<String> refused = new Recommend(stage, story).recommend(planned, edition, filed);
            return refused.equals(planned.refused())
                    ? List.of()
                    : List.of(planned.channel() + " " + edition + ": refused " + refused + " instead of "
                            + planned.refused());
        } catch (Surprise surprise) {
            return List.of(planned.channel() + " " + edition + ": " + surprise.getMessage());
        }
    }
}
