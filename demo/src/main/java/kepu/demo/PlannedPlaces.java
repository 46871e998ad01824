package kepu.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Places for recommendations that a channel gets in an edition, and who is put forward until they are gone.
 *
 * @param year the edition's; 0 is the demonstration's
 * @param channel the organization at its top
 * @param recommend fixture ids, in order
 * @param refused those of them for whom no place is left
 */
record PlannedPlaces(int year, String channel, int places, List<String> recommend, List<String> refused) {
    PlannedPlaces {
        recommend = List.copyOf(recommend);
        refused = List.copyOf(refused);
    }

    static PlannedPlaces read(JsonNode json) {
        return new PlannedPlaces(
                json.path("year").asInt(),
                json.path("channel").asText(),
                json.path("places").asInt(),
                texts(json.path("recommend")),
                texts(json.path("refused")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
