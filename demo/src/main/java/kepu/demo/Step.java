package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that somebody does with an activity after it was drafted. */
interface Step {
    /** Does it, and tells it as a person would. */
    String take(Activity activity);

    /** As the fixture's script says it. */
    static Step of(JsonNode script) {
        String what = script.path("do").asText();
        return switch (what) {
            case "submit" -> new Submit();
            case "edit" -> new Edit(script.path("set"));
            case "withdraw" -> new Withdraw();
            case "province" -> Decide.read("PROVINCE", script);
            case "nation" -> Decide.read("NATION", script);
            default -> throw new Surprise("the fixture wants something unknown: " + what);
        };
    }
}
