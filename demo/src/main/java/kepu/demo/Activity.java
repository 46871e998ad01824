package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An activity on its way through a running Kepu, with the session of who files it. */
final class Activity {
    private final Stage stage;
    private final Session owner;
    private final String id;

    private Activity(Stage stage, Session owner, String id) {
        this.stage = stage;
        this.owner = owner;
        this.id = id;
    }

    static Activity create(Stage stage, Session owner, int edition, ObjectNode form) {
        ObjectNode wish = form.deepCopy().put("edition", edition);
        Reply made = owner.post(
                        "/activities",
                        wish,
                        Map.of("idempotency-key", UUID.randomUUID().toString()))
                .expect(201);
        return new Activity(stage, owner, made.body().path("id").asText());
    }

    Stage stage() {
        return stage;
    }

    Session owner() {
        return owner;
    }

    String id() {
        return id;
    }

    /** As its owner sees it now. */
    JsonNode now() {
        return read().body();
    }

    /** Replaces members of its draft. */
    void edit(JsonNode set) {
        Reply seen = read();
        ObjectNode form = seen.body().path("form").deepCopy();
        form.setAll((ObjectNode) set);
        owner.put("/activities/" + id + "/draft", form, Map.of("if-match", seen.etag()))
                .expect(200);
    }

    Reply submit() {
        return move("submissions");
    }

    Reply withdraw() {
        return move("withdrawal");
    }

    /** The id of the newest round's review. */
    String review() {
        return id + "-" + now().path("round").asInt();
    }

    /** The names of who reviews it, in order. */
    List<String> route() {
        List<String> names = new ArrayList<>();
        now().path("route")
                .forEach(
                        step -> names.add(step.path("organization").path("name").asText()));
        return names;
    }

    /** Whoever decides first at this level; @throws Surprise when the route has no such level */
    Session reviewer(String level) {
        for (JsonNode step : now().path("route")) {
            if (step.path("level").asText().equals(level)) {
                return stage.people()
                        .reviewer(level, step.path("organization").path("id").asText());
            }
        }
        throw new Surprise("the route of " + id + " has no level " + level);
    }

    /** The review of the newest round, once the machine has opened it at this level. */
    JsonNode awaitOpen(String level) {
        Session reviewer = reviewer(level);
        String review = review();
        return Await.until(
                "review " + review + " to open at " + level,
                () -> reviewer.get("/reviews/" + review).expect(200).body(),
                seen -> seen.path("state").asText().equals("OPEN")
                        && seen.path("level").asText().equals(level));
    }

    /** What has become of it by now. */
    Outcome outcome() {
        JsonNode seen = now();
        int rounds = seen.path("round").asInt();
        JsonNode review = stage.people()
                .administrator()
                .get("/reviews/" + id + "-" + rounds)
                .body();
        boolean unrouted = review.path("state").asText().equals("UNROUTED");
        return new Outcome(
                unrouted ? "UNROUTED" : seen.path("status").asText(),
                seen.path("verdict").asText("-"),
                stage.api().get("/catalog/activities/" + id, Map.of()).isOk(),
                rounds,
                route(),
                stage.executions().lastState("act-" + id + "-" + rounds));
    }

    /** What becomes of it; the machine gets a while to follow the last decision. */
    Outcome outcome(Outcome expected) {
        return Await.lastly(Await.LIMIT, this::outcome, expected::equals);
    }

    private Reply move(String where) {
        return owner.post("/activities/" + id + "/" + where, Api.body(), Map.of("if-match", read().etag()));
    }

    private Reply read() {
        return owner.get("/activities/" + id).expect(200);
    }
}
