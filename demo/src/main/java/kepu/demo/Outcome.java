package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an activity.
 *
 * @param status one of the review statuses, or {@code UNROUTED} for one that waits in the repair queue
 * @param verdict the last one given; {@code -} where none stands
 * @param shown whether the public sees it
 * @param rounds of review so far
 * @param route the names of who reviews it, in order
 * @param execution the state in which the last round's execution ended; {@code Running}, or {@code none}
 */
record Outcome(String status, String verdict, boolean shown, int rounds, List<String> route, String execution) {
    Outcome {
        route = List.copyOf(route);
    }

    /** As the fixture says it. */
    static Outcome expected(JsonNode json) {
        List<String> route = new ArrayList<>();
        json.path("route").forEach(name -> route.add(name.asText()));
        return new Outcome(
                json.path("status").asText(),
                json.path("verdict").asText("-"),
                json.path("public").asBoolean(),
                json.path("rounds").asInt(),
                route,
                json.path("execution").asText());
    }
}
