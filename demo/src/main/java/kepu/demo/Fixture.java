package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real and made activities that ship with the demo, the editions they belong to, and the places of two channels. */
record Fixture(List<Planned> activities, List<ObjectNode> editions, List<PlannedPlaces> places) {
    private static final List<Integer> PAST_EDITIONS = List.of(2017, 2018, 2020, 2022, 2024, 2025);

    Fixture {
        activities = List.copyOf(activities);
        editions = List.copyOf(editions);
        places = List.copyOf(places);
    }

    /** @param now what "now" in it means */
    static Fixture read(Instant now) {
        List<Planned> activities = new ArrayList<>();
        for (String line : text("activities.jsonl").lines().toList()) {
            activities.add(Planned.read(json(line), now));
        }
        List<ObjectNode> editions = new ArrayList<>();
        for (int year : PAST_EDITIONS) {
            editions.add((ObjectNode) json(text("editions/" + year + ".json")));
        }
        List<PlannedPlaces> places = new ArrayList<>();
        json(text("places.json")).forEach(one -> places.add(PlannedPlaces.read(one)));
        return new Fixture(activities, editions, places);
    }

    Planned activity(String id) {
        return activities.stream()
                .filter(activity -> activity.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Surprise("the fixture has no " + id));
    }

    /** The years of the editions, in the order in which they are played. */
    List<Integer> years() {
        return activities.stream().map(Planned::year).distinct().toList();
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String text(String name) {
        try (InputStream file = Optional.ofNullable(Fixture.class.getResourceAsStream(name))
                .orElseThrow(() -> new FileNotFoundException(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
