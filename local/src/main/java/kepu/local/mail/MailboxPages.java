package kepu.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kepu.local.http.Answer;

/**
 * {@code /_local/mailbox} lists ({@code ?to=} one recipient's), {@code …/{id}} shows one mail, {@code …/{id}/html} its HTML
 * part for a sandboxed frame, {@code /_local/mailbox.json?to=} gives all to programs, and {@code PUT
 * /_local/mailbox/refusing} with {@code true} or {@code false} breaks the relay and mends it.
 */
final class MailboxPages implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";
    /** A mail's links may open, in a window of their own; nothing in it runs or loads. */
    private static final String FRAME_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                    + "style-src 'unsafe-inline'; img-src data:";

    private final Mailbox mailbox;
    private final Letters letters;

    MailboxPages(Mailbox mailbox, Letters letters) {
        this.mailbox = mailbox;
        this.letters = letters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(Mailbox.PATH.length());
        String to = recipient(exchange);
        Answer answer;
        if (path.equals("/refusing") && exchange.getRequestMethod().equals("PUT")) {
            String wish = new String(exchange.getRequestBody().readNBytes(10), StandardCharsets.UTF_8);
            mailbox.refuse(Boolean.parseBoolean(wish.strip()));
            answer = Answer.json(200, String.valueOf(mailbox.refusing()));
        } else if (path.equals(".json")) {
            answer = Answer.json(200, json(to).toString());
        } else if (path.isEmpty() || path.equals("/")) {
            answer = page(PAGE_POLICY, MailboxHtml.list(letters.newestFirst(""), to));
        } else {
            String[] parts = path.substring(1).split("/", 2);
            Optional<Letter> letter = letters.find(parts[0]);
            answer = letter.map(found -> parts.length == 2 && parts[1].equals("html")
                            ? page(
                                    FRAME_POLICY,
                                    MailboxHtml.frame(letters.text(found).html()))
                            : page(PAGE_POLICY, MailboxHtml.letter(found, letters.text(found))))
                    .orElseGet(() -> Answer.text(404, "text/plain; charset=utf-8", "没有这封邮件。No such mail."));
        }
        answer.send(exchange);
    }

    private static Answer page(String policy, String html) {
        return new Answer(
                200,
                Map.of(
                        "content-type", List.of("text/html; charset=utf-8"),
                        "content-security-policy", List.of(policy),
                        "referrer-policy", List.of("no-referrer"),
                        "cache-control", List.of("no-store")),
                html.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode json(String to) {
        ArrayNode all = JSON.createArrayNode();
        for (Letter letter : letters.newestFirst(to)) {
            LetterText text = letters.text(letter);
            all.addObject()
                    .put("id", letter.id())
                    .put("to", letter.to())
                    .put("from", letter.from())
                    .put("subject", letter.subject())
                    .put("at", letter.at().toString())
                    .put("text", text.text())
                    .put("html", text.html());
        }
        return all;
    }

    private static String recipient(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith("to=")) {
                return URLDecoder.decode(pair.substring(3), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
