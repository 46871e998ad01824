package kepu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives a channel its places and lets its officer recommend until they are gone. */
final class Recommend {
    private final Stage stage;
    private final Story story;

    Recommend(Stage stage, Story story) {
        this.stage = stage;
        this.story = story;
    }

    /**
     * @param edition the year
     * @param filed the activities by their ids in the fixture
     * @return the ids of those for whom no place was left
     */
    List<String> recommend(PlannedPlaces planned, int edition, Map<String, Activity> filed) {
        stage.people()
                .administrator()
                .put(
                        "/recommendations/places/" + planned.channel(),
                        Api.body().put("edition", edition).put("places", planned.places()))
                .expect(200);
        Session officer = stage.people().recommendationOfficer(planned.channel());
        story.chapter(officer.person().name() + "：" + edition + " 届推优名额 " + planned.places() + " 项");
        List<String> refused = new ArrayList<>();
        for (String id : planned.recommend()) {
            Reply reply = officer.put(
                    "/recommendations/activities/" + filed.get(id).id(),
                    Api.body().put("reason", "组织扎实，公众参与度高"));
            if (reply.status() == 409 && reply.code().equals("QUOTA_EXHAUSTED")) {
                refused.add(id);
                story.tell("推荐 " + id + "：" + reply.body().path("detail").asText());
            } else {
                reply.expect(200);
                story.tell("推荐 " + id + "：已推荐");
            }
        }
        return refused;
    }
}
