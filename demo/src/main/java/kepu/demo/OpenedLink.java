package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** A review link, opened from a mail in its reviewer's own session. */
record OpenedLink(Session reviewer, String link, String subject, JsonNode page) {
    /** The schedule that sends mails has then been due. */
    private static final Duration A_MINUTE = Duration.ofSeconds(61);

    private static final Duration DELIVERY = Duration.ofSeconds(3);
    private static final int MINUTES = 10;

    /** Waits for the mail about this open review, letting minutes pass as the sender needs them. */
    static OpenedLink of(Stage stage, Session reviewer, JsonNode review) {
        for (int minute = 0; minute < MINUTES; minute++) {
            stage.clock().advance(A_MINUTE);
            Optional<OpenedLink> found =
                    Await.lastly(DELIVERY, () -> find(stage, reviewer, review), Optional::isPresent);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Surprise("no mail came to " + reviewer.person().email() + " about " + review.path("id"));
    }

    /** Decides with the nonce of the page that was shown. */
    Reply decide(ObjectNode decision) {
        return reviewer.post(
                "/review-links/" + link + "/decision",
                decision.put("nonce", page.path("nonce").asText()));
    }

    private static Optional<OpenedLink> find(Stage stage, Session reviewer, JsonNode review) {
        String name = review.path("name").asText();
        for (Mailbox.Mail mail : stage.mailbox().of(reviewer.person())) {
            if (mail.subject().startsWith("【") && mail.subject().contains(name)) {
                String link = mail.link().orElseThrow(() -> new Surprise("a mail without a link: " + mail));
                JsonNode page =
                        reviewer.get("/review-links/" + link).expect(200).body();
                boolean same = page.path("review").path("id").equals(review.path("id"));
                if (same && page.path("state").asText().equals("OPEN") && page.has("nonce")) {
                    return Optional.of(new OpenedLink(reviewer, link, mail.subject(), page));
                }
            }
        }
        return Optional.empty();
    }
}
