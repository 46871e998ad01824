package kepu.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kepu.local.http.Answer;

/**
 * The faults that are due. {@code PUT} adds one, such as {@code {"service": "DynamoDB", "operation": "UpdateItem",
 * "after": 3, "kind": "drop-after"}}, {@code GET} tells how many are left, {@code DELETE} forgets them.
 */
public final class Faults implements HttpHandler {
    /** Where they are set, on the endpoint port. */
    public static final String PATH = "/_local/faults";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Fault> due = new ArrayList<>();

    /** The fault that this call is to suffer; each call counts. */
    synchronized Optional<Fault> next(String service, String operation) {
        for (int i = 0; i < due.size(); i++) {
            Fault fault = due.get(i);
            if (fault.concerns(service, operation)) {
                Fault rest = fault.counted();
                if (rest.times() > 0) {
                    due.set(i, rest);
                } else {
                    due.remove(i);
                }
                return fault.after() > 0 ? Optional.empty() : Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (JsonProcessingException | IllegalArgumentException refused) {
            String why = String.valueOf(refused.getMessage());
            answer =
                    Answer.json(400, JSON.createObjectNode().put("message", why).toString());
        }
        answer.send(exchange);
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                JsonNode wish = JSON.readTree(exchange.getRequestBody().readNBytes(100_000));
                due.add(Fault.of(wish));
            }
            case "DELETE" -> due.clear();
            default -> {}
        }
        return Answer.json(200, JSON.createObjectNode().put("due", due.size()).toString());
    }
}
