package kepu.local.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import kepu.local.http.Answer;

/**
 * Shows and moves the clock: {@code GET} shows, {@code PUT {"at": "2023-08-25T09:00:00+08:00", "speed": 1}} sets,
 * {@code PUT {"advance": "PT61S"}} moves forward. Nothing that is under way is held or waited for, so who goes backwards
 * with executions or leases open sees them expire late.
 */
public final class ClockControl implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileClock clock;
    private final Runnable moved;

    /** @param moved is run after every move, before it is answered */
    public ClockControl(FileClock clock, Runnable moved) {
        this.clock = clock;
        this.moved = moved;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> shown().send(exchange);
            case "PUT" -> put(exchange.getRequestBody().readNBytes(10_000)).send(exchange);
            default ->
                Answer.json(405, "{\"message\":\"GET shows the clock, PUT sets it\"}")
                        .send(exchange);
        }
    }

    private Answer put(byte[] body) throws IOException {
        try {
            JsonNode wish = JSON.readTree(body);
            if (wish.has("advance")) {
                clock.advance(Duration.parse(wish.get("advance").asText()));
            } else if (wish.has("at")) {
                clock.set(
                        OffsetDateTime.parse(wish.get("at").asText()).toInstant(),
                        wish.path("speed").asDouble(1));
            } else if (wish.has("speed")) {
                clock.set(clock.instant(), wish.get("speed").asDouble(-1));
            } else {
                throw new IllegalArgumentException("one of at, advance and speed is needed");
            }
            moved.run();
            return shown();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException refused) {
            String why = String.valueOf(refused.getMessage());
            return Answer.json(400, JSON.createObjectNode().put("message", why).toString());
        }
    }

    private Answer shown() {
        Instant now = clock.instant();
        return Answer.json(
                200,
                JSON.createObjectNode()
                        .put("now", now.toString())
                        .put("real", Clock.systemUTC().instant().toString())
                        .put("speed", clock.speed())
                        .toString());
    }
}
