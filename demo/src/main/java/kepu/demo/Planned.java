package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One activity of the fixture: what is filed and when, what happens to it, and what must become of it.
 *
 * @param year its edition's; 0 is the demonstration's
 * @param clock when it is filed; the day's beginning of the demonstration for those filed "now"
 * @param query what a person types to find the responsible organization, which has this id and category
 */
record Planned(
        String id,
        int year,
        Instant clock,
        String query,
        String category,
        String organization,
        JsonNode json,
        List<JsonNode> script,
        Outcome expected) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern DAYS_AHEAD = Pattern.compile("\\+([0-9]+)d ([0-9]{2}:[0-9]{2})");
    private static final List<String> FORM = List.of(
            "name",
            "region",
            "place",
            "mode",
            "hosts",
            "organizers",
            "coOrganizers",
            "content",
            "audience",
            "scientists",
            "scientistField",
            "contact");

    Planned {
        script = List.copyOf(script);
    }

    /** @param now what "now" in the fixture means */
    static Planned read(JsonNode json, Instant now) {
        String clock = json.path("clock").asText();
        JsonNode responsible = json.path("responsible");
        List<JsonNode> script = new java.util.ArrayList<>();
        json.path("script").forEach(script::add);
        return new Planned(
                json.path("id").asText(),
                json.path("year").asInt(),
                clock.equals("now") ? now : OffsetDateTime.parse(clock).toInstant(),
                responsible.path("query").asText(),
                responsible.path("category").asText(),
                responsible.path("id").asText(),
                json,
                script,
                Outcome.expected(json.path("expected")));
    }

    String name() {
        return json.path("name").asText();
    }

    /** The edition's year, in words of the calendar. */
    int edition() {
        return year == 0 ? clock.atZone(ZONE).getYear() : year;
    }

    /** The form as its submitter fills it in. */
    ObjectNode form() {
        ObjectNode form = Api.body();
        FORM.stream().filter(json::has).forEach(field -> form.set(field, json.get(field)));
        return form.put("responsible", organization)
                .put("startsAt", time(json.path("startsAt").asText()))
                .put("endsAt", time(json.path("endsAt").asText()));
    }

    private String time(String text) {
        Matcher ahead = DAYS_AHEAD.matcher(text);
        if (!ahead.matches()) {
            return text;
        }
        LocalDate on = LocalDate.ofInstant(clock, ZONE).plusDays(Long.parseLong(ahead.group(1)));
        return on.atTime(LocalTime.parse(ahead.group(2)))
                .atZone(ZONE)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
