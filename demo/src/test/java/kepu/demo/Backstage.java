package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kepu.local.HostProcess;

/** A whole Kepu behind the pages: brings activities to where a page is to meet them, and lets mails leave. */
public final class Backstage implements AutoCloseable {
    /** The schedule that sends mails has then been due. */
    private static final Duration A_MINUTE = Duration.ofSeconds(61);

    private static final Duration DELIVERY = Duration.ofSeconds(3);
    private static final int MINUTES = 10;

    private final HostProcess host;
    private final Stage stage;
    private final Fixture fixture;

    private Backstage(HostProcess host, Path root) {
        this.host = host;
        this.stage = Stage.of(host, root);
        this.fixture = Fixture.read(stage.clock().real());
    }

    /** Somebody who can log in. */
    public record Actor(String name, String phone, String email, String password) {
        private static Actor of(Session session) {
            Person person = session.person();
            return new Actor(person.name(), person.phone(), person.email(), People.PASSWORD);
        }
    }

    /** An activity: its id is in the pages' addresses, its name is on them. */
    public static final class Filed {
        private final Activity activity;
        private final String name;
        private final String contactPhone;

        private Filed(Activity activity) {
            JsonNode form = activity.now().path("form");
            this.activity = activity;
            this.name = form.path("name").asText();
            this.contactPhone = form.path("contact").path("phone").asText();
        }

        public String id() {
            return activity.id();
        }

        public String name() {
            return name;
        }

        public String contactPhone() {
            return contactPhone;
        }
    }

    /** Starts it on free ports. @param home for what lasts */
    public static Backstage open(Path root, Path home) {
        return new Backstage(Stage.start(Stage.options(root, home)), root);
    }

    /** Where people open it; nothing at the end. */
    public String url() {
        return host.api().toString();
    }

    /** The page with all mails to somebody. */
    public String mailbox(Actor to) {
        return host.endpoint() + "/_local/mailbox?to=" + URLEncoder.encode(to.email(), StandardCharsets.UTF_8);
    }

    public Actor submitter(int which) {
        return Actor.of(stage.people().submitter(which));
    }

    public Actor provinceReviewer(String channel, int which) {
        return Actor.of(stage.people().provinceReviewer(channel, which));
    }

    public Actor nationalReviewer(int which) {
        return Actor.of(stage.people().nationalReviewer(which));
    }

    public Actor recommendationOfficer(String channel) {
        return Actor.of(stage.people().recommendationOfficer(channel));
    }

    public Actor administrator() {
        return Actor.of(stage.people().administrator());
    }

    public Instant now() {
        return stage.clock().now();
    }

    public void letPass(Duration time) {
        stage.clock().advance(time);
    }

    /** A draft of the first submitter's, as the fixture's activity but for its name. */
    public Filed draft(String planned, String name) {
        return new Filed(create(planned, name));
    }

    /** Submitted by the first submitter, and open at its first level when it has one. */
    public Filed submitted(String planned, String name) {
        return new Filed(submit(planned, name));
    }

    /** Approved by province and nation, and public. */
    public Filed published(String planned, String name) {
        Filed filed = submitted(planned, name);
        decide(filed, "PROVINCE", "APPROVE");
        decide(filed, "NATION", "APPROVE");
        awaitPublic(filed.id());
        return filed;
    }

    /** A decision by the first reviewer of the level the activity is open at. */
    public void decide(Filed filed, String level, String verdict) {
        Activity activity = filed.activity;
        JsonNode open = activity.awaitOpen(level);
        ObjectNode decision = Api.body()
                .put("verdict", verdict)
                .put("revision", open.path("revision").asInt())
                .put("reason", "请补充说明");
        activity.reviewer(level)
                .post("/reviews/" + open.path("id").asText() + "/decision", decision)
                .expect(200);
    }

    /** Waits until the machine has opened the newest round at this level; answers the review's id. */
    public String opened(Filed filed, String level) {
        return filed.activity.awaitOpen(level).path("id").asText();
    }

    /** Waits until the public sees it. */
    public void awaitPublic(String id) {
        Await.until(
                "publication of " + id,
                () -> stage.api().get("/catalog/activities/" + id, Map.of()).status(),
                status -> status == 200);
    }

    /** Lets minutes pass until a mail about this activity with a review link came; answers the link's path. */
    public String awaitMail(Actor to, String name) {
        for (int minute = 0; minute < MINUTES; minute++) {
            stage.clock().advance(A_MINUTE);
            Optional<String> found = Await.lastly(DELIVERY, () -> mail(to, name), Optional::isPresent);
            if (found.isPresent()) {
                return "/r/" + found.get();
            }
        }
        throw new Surprise("no mail came to " + to.email() + " about " + name);
    }

    /** Sets how many places the channel has in the demonstration's edition to those taken and so many more. */
    public void leavePlaces(String channel, int more) {
        int edition = fixture.activity("D01").edition();
        Session administrator = stage.people().administrator();
        int taken = administrator
                .get("/recommendations/board?edition=" + edition + "&channel=" + channel)
                .expect(200)
                .body()
                .path("taken")
                .asInt();
        administrator
                .put(
                        "/recommendations/places/" + channel,
                        Api.body().put("edition", edition).put("places", taken + more))
                .expect(200);
    }

    /** The draft's form as it is stored now. */
    public JsonNode form(Filed filed) {
        return filed.activity.now().path("form");
    }

    private Activity create(String planned, String name) {
        Planned plan = fixture.activity(planned);
        ObjectNode form = plan.form().put("name", name);
        return Activity.create(stage, stage.people().submitter(0), plan.edition(), form);
    }

    private Activity submit(String planned, String name) {
        Activity activity = create(planned, name);
        new Submit().take(activity);
        return activity;
    }

    private Optional<String> mail(Actor to, String name) {
        Person person = new Person(to.name(), to.phone(), to.email(), List.of());
        return stage.mailbox().of(person).stream()
                .filter(mail -> mail.subject().contains(name))
                .flatMap(mail -> mail.link().stream())
                .findFirst();
    }

    @Override
    public void close() {
        host.close();
    }
}
