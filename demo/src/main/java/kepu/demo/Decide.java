package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Decides at a level, at the desk or through the link of the mail that asked for it. */
record Decide(String level, String verdict, boolean byLink, String reason, JsonNode notes) implements Step {
    private static final Map<String, String> WORDS =
            Map.of("APPROVE", "通过", "RETURN", "退回修改", "REJECT", "不予通过", "BACK_TO_PROVINCE", "退回省级");

    static Decide read(String level, JsonNode script) {
        return new Decide(
                level,
                script.path("verdict").asText(),
                script.path("via").asText().equals("link"),
                script.path("reason").asText(),
                script.path("notes"));
    }

    @Override
    public String take(Activity activity) {
        JsonNode review = activity.awaitOpen(level);
        Session reviewer = activity.reviewer(level);
        String how;
        if (byLink) {
            OpenedLink link = OpenedLink.of(activity.stage(), reviewer, review);
            link.decide(decision(review)).expect(200);
            how = "从邮件《" + link.subject() + "》点开链接，";
        } else {
            reviewer.post("/reviews/" + review.path("id").asText() + "/decision", decision(review))
                    .expect(200);
            how = "在工作台";
        }
        String why = reason.isEmpty() ? "" : "：" + reason;
        return reviewer.person().name() + how + "决定“" + WORDS.get(verdict) + "”" + why;
    }

    private ObjectNode decision(JsonNode review) {
        ObjectNode decision = Api.body()
                .put("verdict", verdict)
                .put("revision", review.path("revision").asInt());
        if (!reason.isEmpty()) {
            decision.put("reason", reason);
        }
        if (!notes.isMissingNode()) {
            decision.set("notes", notes);
        }
        return decision;
    }
}
