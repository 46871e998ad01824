package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Fills in the form: finds the responsible organization as a person would, looks at the route, and saves a draft. */
final class FileActivity {
    private final Stage stage;
    private final Story story;

    FileActivity(Stage stage, Story story) {
        this.stage = stage;
        this.story = story;
    }

    Activity file(Planned planned, Session submitter) {
        story.tell(find(planned));
        story.tell(route(planned));
        ObjectNode form = planned.form();
        Activity draft = Activity.create(stage, submitter, planned.edition(), form);
        story.tell(submitter.person().name() + "填好表单，存为草稿");
        return draft;
    }

    private String find(Planned planned) {
        JsonNode found = stage.api()
                .get(
                        "/organizations/suggestions?limit=10&category=" + planned.category() + "&q="
                                + URLEncoder.encode(planned.query(), StandardCharsets.UTF_8),
                        Map.of())
                .expect(200)
                .body()
                .path("items");
        for (int i = 0; i < found.size(); i++) {
            if (found.path(i).path("id").asText().equals(planned.organization())) {
                return "归口单位输入“" + planned.query() + "”，候选第 " + (i + 1) + " 个："
                        + found.path(i).path("name").asText();
            }
        }
        throw new Surprise("“" + planned.query() + "” does not find " + planned.organization() + " but " + found);
    }

    private String route(Planned planned) {
        return stage.api()
                .get("/organizations/" + planned.organization() + "/route?edition=" + planned.edition(), Map.of())
                .expect(200)
                .body()
                .path("sentence")
                .path("zh")
                .asText();
    }
}
