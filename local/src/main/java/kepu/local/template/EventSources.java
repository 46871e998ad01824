package kepu.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a function's {@code Events}. */
final class EventSources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSources() {}

    static List<EventSource> of(JsonNode events, String place) {
        List<EventSource> sources = new ArrayList<>();
        events.properties().forEach(event -> of(event.getKey(), event.getValue(), place + "." + event.getKey())
                .ifPresent(sources::add));
        return sources;
    }

    private static Optional<EventSource> of(String id, JsonNode event, String place) {
        JsonNode given = event.path("Properties");
        if (!given.path("Enabled").asBoolean(true)
                || given.path("State").asText().equals("DISABLED")) {
            return Optional.empty();
        }
        String type = event.path("Type").asText();
        return Optional.of(
                switch (type) {
                    case "HttpApi" -> route(id, given, place);
                    case "DynamoDB" -> stream(id, given, place);
                    case "S3" -> objectCreated(id, given, place);
                    case "Schedule" -> schedule(id, given, given.path("Schedule"), "UTC", false, place);
                    case "ScheduleV2" ->
                        schedule(
                                id,
                                given,
                                given.path("ScheduleExpression"),
                                given.path("ScheduleExpressionTimezone").asText("UTC"),
                                true,
                                place);
                    default -> throw new TemplateRefusal(place, "events of type '" + type + "' are not run here");
                });
    }

    private static EventSource route(String id, JsonNode given, String place) {
        if (!given.path("PayloadFormatVersion").asText("2.0").equals("2.0")) {
            throw new TemplateRefusal(place, "only payload format 2.0 is spoken here");
        }
        if (given.has("Auth") && !given.path("Auth").path("Authorizer").asText().equals("NONE")) {
            throw new TemplateRefusal(place + ".Auth", "authorizers are not run here");
        }
        if (given.has("Path") != given.has("Method")) {
            throw new TemplateRefusal(place, "Path and Method go together");
        }
        return new EventSource.Route(
                id,
                given.has("Path")
                        ? given.get("Method").asText().toUpperCase(java.util.Locale.ROOT) + " "
                                + given.get("Path").asText()
                        : "$default");
    }

    private static EventSource stream(String id, JsonNode given, String place) {
        String position = given.path("StartingPosition").asText();
        if (!Set.of("TRIM_HORIZON", "LATEST").contains(position)) {
            throw new TemplateRefusal(place + ".StartingPosition", "'" + position + "' is no place in a stream");
        }
        List<JsonNode> filters = new ArrayList<>();
        given.path("FilterCriteria").path("Filters").forEach(filter -> filters.add(pattern(filter, place)));
        boolean partial = false;
        for (JsonNode responseType : given.path("FunctionResponseTypes")) {
            partial |= responseType.asText().equals("ReportBatchItemFailures");
        }
        return new EventSource.Stream(
                id,
                Streams.tableOf(given.path("Stream").asText(), place + ".Stream"),
                position.equals("TRIM_HORIZON"),
                within(given.path("BatchSize").asInt(100), 1, 10_000, place + ".BatchSize"),
                Duration.ofSeconds(within(
                        given.path("MaximumBatchingWindowInSeconds").asInt(0),
                        0,
                        300,
                        place + ".MaximumBatchingWindowInSeconds")),
                filters,
                partial,
                given.path("MaximumRetryAttempts").asInt(-1),
                given.path("BisectBatchOnFunctionError").asBoolean(false),
                given.path("DestinationConfig")
                        .path("OnFailure")
                        .path("Destination")
                        .asText());
    }

    private static JsonNode pattern(JsonNode filter, String place) {
        try {
            return JSON.readTree(filter.path("Pattern").asText());
        } catch (JsonProcessingException malformed) {
            throw new TemplateRefusal(place + ".FilterCriteria", "not a JSON pattern: " + filter.path("Pattern"));
        }
    }

    private static EventSource objectCreated(String id, JsonNode given, String place) {
        List<String> events = new ArrayList<>();
        if (given.path("Events").isTextual()) {
            events.add(given.get("Events").asText());
        }
        given.path("Events").forEach(event -> events.add(event.asText()));
        for (String event : events) {
            if (!event.startsWith("s3:ObjectCreated:")) {
                throw new TemplateRefusal(place + ".Events", "'" + event + "' is not raised here");
            }
        }
        String prefix = "";
        String suffix = "";
        for (JsonNode rule : given.path("Filter").path("S3Key").path("Rules")) {
            switch (rule.path("Name").asText()) {
                case "prefix" -> prefix = rule.path("Value").asText();
                case "suffix" -> suffix = rule.path("Value").asText();
                default -> throw new TemplateRefusal(place + ".Filter", "no such rule: " + rule);
            }
        }
        return new EventSource.ObjectCreated(id, given.path("Bucket").asText(), events, prefix, suffix);
    }

    private static EventSource schedule(
            String id, JsonNode given, JsonNode expression, String zone, boolean scheduler, String place) {
        JsonNode input = given.path("Input");
        try {
            return new EventSource.Schedule(
                    id, expression.asText(), ZoneId.of(zone), input.isMissingNode() ? "" : input.asText(), scheduler);
        } catch (DateTimeException unknown) {
            throw new TemplateRefusal(place + ".ScheduleExpressionTimezone", "'" + zone + "' is no time zone");
        }
    }

    private static int within(int number, int least, int most, String place) {
        if (number < least || number > most) {
            throw new TemplateRefusal(place, number + " is not between " + least + " and " + most);
        }
        return number;
    }
}
