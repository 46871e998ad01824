package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kepu.local.HostOptions;
import kepu.local.HostProcess;

/** A whole Kepu for journeys: it can be killed, started again on what it kept, and brings activities to where a test needs them. */
final class RunningKepu implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("kepu.root"));

    private static final class Shared {
        private static final RunningKepu KEPU = start(Stage.options(ROOT, home()));
    }

    private static final class Mortal {
        private static final RunningKepu KEPU =
                start(Stage.options(ROOT, home()).withFaults());
    }

    private volatile HostProcess host;
    private final Stage stage;
    private final Fixture fixture;
    private final AtomicInteger named = new AtomicInteger(100);

    private RunningKepu(HostProcess host) {
        this.host = host;
        this.stage = Stage.of(host, ROOT);
        this.fixture = Fixture.read(stage.clock().real());
    }

    static RunningKepu start(Path home) {
        return start(Stage.options(ROOT, home));
    }

    static RunningKepu start(HostOptions options) {
        return new RunningKepu(Stage.start(options));
    }

    /** One for all tests that set right again what they change for everybody; it ends with this JVM. */
    static RunningKepu shared() {
        return Shared.KEPU;
    }

    /** One to be killed, which takes faults; for tests that start it again. */
    static RunningKepu mortal() {
        return Mortal.KEPU;
    }

    private static Path home() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "kepu");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Stage stage() {
        return stage;
    }

    Planned planned(String id) {
        return fixture.activity(id);
    }

    /** A draft by the first submitter, filled in as in the fixture, under a name of its own. */
    Activity draft(String id) {
        ObjectNode form = planned(id).form();
        form.put("name", planned(id).name() + " " + named.incrementAndGet());
        return Activity.create(stage, stage.people().submitter(0), planned(id).edition(), form);
    }

    /** Submitted, and open at its first level. */
    Activity submitted(String id) {
        Activity activity = draft(id);
        new Submit().take(activity);
        return activity;
    }

    /** Approved by every level of its route, and public. */
    Activity published(String id) {
        Activity activity = submitted(id);
        for (JsonNode step : activity.now().path("route")) {
            decide(activity, step.path("level").asText(), "APPROVE").expect(200);
        }
        Await.until("publication", activity::outcome, Outcome::shown);
        return activity;
    }

    /** A decision at the desk by the level's first reviewer, once the level is open. */
    Reply decide(Activity activity, String level, String verdict) {
        JsonNode open = activity.awaitOpen(level);
        return activity.reviewer(level)
                .post("/reviews/" + open.path("id").asText() + "/decision", decision(open, verdict));
    }

    static ObjectNode decision(JsonNode review, String verdict) {
        ObjectNode decision = Api.body()
                .put("verdict", verdict)
                .put("revision", review.path("revision").asInt());
        return verdict.equals("APPROVE") ? decision : decision.put("reason", "请补充说明");
    }

    /** What happened to an activity, as {@code EVENT} or {@code EVENT LEVEL}, the oldest first. */
    static List<String> events(Activity activity) {
        List<String> events = new ArrayList<>();
        activity.owner()
                .get("/activities/" + activity.id() + "/history")
                .expect(200)
                .body()
                .path("items")
                .forEach(entry -> events.add((entry.path("event").asText() + " "
                                + entry.path("level").asText())
                        .strip()));
        return events;
    }

    /** {@code kill -9}. */
    void kill() {
        host.kill();
    }

    boolean isAlive() {
        return host.handle().isAlive();
    }

    void restart() {
        host = Stage.start(host.options());
    }

    /** What functions and host have logged. */
    String log() {
        try {
            return Files.readString(host.options().home().resolve("host.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Api endpoint() {
        return new Api(host.endpoint());
    }

    @Override
    public void close() {
        host.close();
    }
}
