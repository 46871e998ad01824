package kepu.demo;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The mails that Kepu sent, as the host's relay took them. */
final class Mailbox {
    private static final Pattern LINK = Pattern.compile("/r/([A-Za-z0-9_.~-]+)");

    private final Api host;

    Mailbox(Api host) {
        this.host = host;
    }

    record Mail(String to, String subject, String text) {
        /** The id of the review link in it. */
        Optional<String> link() {
            Matcher found = LINK.matcher(text);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /** Somebody's mails, the newest first. */
    List<Mail> of(Person person) {
        String to = URLEncoder.encode(person.email(), StandardCharsets.UTF_8);
        return StreamSupport.stream(
                        host.get("/_local/mailbox.json?to=" + to, Map.of())
                                .expect(200)
                                .body()
                                .spliterator(),
                        false)
                .map(mail -> new Mail(
                        mail.path("to").asText(),
                        mail.path("subject").asText(),
                        mail.path("text").asText()))
                .toList();
    }

    /** Breaks the relay, or mends it. */
    void refuse(boolean refusing) {
        host.send("PUT", "/_local/mailbox/refusing", Map.of(), BodyPublishers.ofString(String.valueOf(refusing)))
                .expect(200);
    }
}
