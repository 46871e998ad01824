package kepu.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mail relay that is in trouble for a while. */
@Timeout(120)
class MailRelayIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(61);

    private final RunningKepu kepu = RunningKepu.shared();

    @AfterEach
    void mendTheRelay() {
        kepu.stage().mailbox().refuse(false);
    }

    @Test
    void aMailThatWasRefusedArrivesOnceWhenTheRelayIsBack() {
        Stage stage = kepu.stage();
        stage.mailbox().refuse(true);
        Activity activity = kepu.submitted("D01");
        Session reviewer = activity.reviewer("PROVINCE");
        Await.until(
                "a mail to be refused",
                () -> {
                    stage.clock().advance(A_MINUTE);
                    return kepu.log();
                },
                log -> log.contains("mail not sent"));
        assertEquals(List.of(), about(activity, reviewer));
        stage.mailbox().refuse(false);
        JsonNode review = activity.awaitOpen("PROVINCE");
        OpenedLink.of(stage, reviewer, review);
        // Every later run of the sender has the same outbox before it.
        for (int minute = 0; minute < 5; minute++) {
            stage.clock().advance(A_MINUTE);
            List<Mailbox.Mail> mails =
                    Await.lastly(Duration.ofSeconds(1), () -> about(activity, reviewer), found -> found.size() > 1);
            assertEquals(1, mails.size());
        }
        assertTrue(about(activity, reviewer).get(0).subject().startsWith("【"));
    }

    private List<Mailbox.Mail> about(Activity activity, Session reviewer) {
        String name = activity.now().path("form").path("name").asText();
        return kepu.stage().mailbox().of(reviewer.person()).stream()
                .filter(mail -> mail.subject().contains(name))
                .toList();
    }
}
