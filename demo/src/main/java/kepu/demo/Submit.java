package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Submits the draft and waits until somebody has it. */
record Submit() implements Step {
    @Override
    public String take(Activity activity) {
        JsonNode submitted = activity.submit().expect(200).body();
        if (submitted.path("route").isEmpty()) {
            return "提交：" + submitted.path("sentence").path("zh").asText();
        }
        activity.awaitOpen(submitted.path("route").path(0).path("level").asText());
        return "提交第 " + submitted.path("revision").asInt() + " 版："
                + submitted.path("sentence").path("zh").asText();
    }
}
