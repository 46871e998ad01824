package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import kepu.domain.account.Action;
import kepu.domain.account.Role;
import kepu.domain.activity.ActivityStatus;
import kepu.domain.activity.HistoryEntry;
import kepu.domain.activity.Mode;
import kepu.domain.activity.Phase;
import kepu.domain.fault.Reason;
import kepu.domain.organization.Category;
import kepu.domain.review.Level;
import kepu.domain.review.Outcome;
import kepu.domain.review.RoundState;
import kepu.domain.review.Verdict;
import kepu.domain.review.Warning;
import org.junit.jupiter.api.Test;

/** The contract, the template and the handlers' tables name the same routes, and the contract holds together. */
class ApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final JsonNode API = Project.yaml("docs/api.yaml");

    @Test
    void isOpenApi31() {
        assertTrue(
                API.path("openapi").asText().startsWith("3.1."),
                API.path("openapi").asText());
    }

    @Test
    void itsRoutesAreThoseOfTheHandlers() {
        assertEquals(Functions.actions().keySet(), new TreeSet<>(operations().keySet()));
    }

    @Test
    void needsALogInExactlyWhereTheTableOfPermissionsDoes() {
        List<String> wrong = new ArrayList<>();
        Map<String, Action> actions = Functions.actions();
        operations().forEach((route, operation) -> {
            JsonNode security = operation.has("security") ? operation.path("security") : API.path("security");
            boolean open = security.isEmpty();
            for (JsonNode way : security) {
                // An empty requirement, or the device cookie: neither is a log-in.
                open |= way.isEmpty() || way.size() == 1 && way.has("device");
            }
            if (open != actions.get(route).isOpenToAnyone()) {
                wrong.add(route);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyParameterOfAPathIsDeclared() {
        List<String> wrong = new ArrayList<>();
        operations().forEach((route, operation) -> {
            String path = route.substring(route.indexOf(' ') + 1);
            Set<String> declared = new TreeSet<>();
            for (JsonNode list :
                    List.of(API.path("paths").path(path).path("parameters"), operation.path("parameters"))) {
                for (JsonNode parameter : list) {
                    JsonNode whole = resolved(parameter);
                    if (whole.path("in").asText().equals("path")) {
                        assertTrue(whole.path("required").asBoolean(), route);
                        declared.add(whole.path("name").asText());
                    }
                }
            }
            if (!declared.equals(Project.found("\\{([\\w+]+)\\}", path))) {
                wrong.add(route + " declares " + declared);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatItRefuses() {
        Set<String> ids = new TreeSet<>();
        operations().forEach((route, operation) -> {
            assertFalse(operation.path("summary").asText().isBlank(), route);
            assertTrue(ids.add(operation.path("operationId").asText()), route + " needs an operationId of its own");
            Set<String> answers = new TreeSet<>();
            operation.path("responses").fieldNames().forEachRemaining(answers::add);
            assertTrue(answers.stream().anyMatch(code -> code.startsWith("2")), route);
            boolean pages =
                    Functions.actions().get(route) == Action.LOOK_PUBLIC && route.matches("GET /(\\{proxy\\+\\})?");
            assertTrue(
                    pages || answers.stream().anyMatch(code -> code.startsWith("4") || code.equals("default")),
                    route + " refuses nothing");
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        walk(API, "#", (place, node) -> {
            String to = node.path("$ref").asText("");
            if (!to.isEmpty() && API.at(to.replaceFirst("^#", "")).isMissingNode()) {
                broken.add(place + " → " + to);
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void everyComponentIsUsed() {
        String text = Project.text("docs/api.yaml");
        List<String> unused = new ArrayList<>();
        for (String kind : List.of("schemas", "parameters", "responses", "requestBodies", "headers")) {
            API.path("components").path(kind).fieldNames().forEachRemaining(name -> {
                if (!text.contains("#/components/" + kind + "/" + name)) {
                    unused.add(kind + "/" + name);
                }
            });
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void closedSetsAreTheDomains() {
        List<Set<String>> sets = new ArrayList<>();
        walk(API, "#", (place, node) -> sets.add(words(node.path("enum"))));
        for (Enum<?>[] domain : List.<Enum<?>[]>of(
                Role.values(),
                ActivityStatus.values(),
                RoundState.values(),
                Verdict.values(),
                Level.values(),
                Category.values(),
                Mode.values(),
                Phase.values(),
                HistoryEntry.Event.values(),
                Warning.values())) {
            assertTrue(sets.contains(names(domain)), "no schema has exactly " + names(domain));
        }
        Set<String> outcomes = names(Outcome.values());
        outcomes.remove(Outcome.UNDECIDED.name());
        assertTrue(sets.contains(outcomes), "no schema has exactly " + outcomes);
    }

    @Test
    void itsCodesAreTheReasons() {
        Set<String> reasons = names(Reason.values());
        reasons.add("INTERNAL");
        assertEquals(reasons, words(API.at("/components/schemas/Code/enum")));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> names(Enum<?>[] closed) {
        Set<String> names = new TreeSet<>();
        for (Enum<?> one : closed) {
            names.add(one.name());
        }
        return names;
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        API.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue());
                    }
                }));
        return operations;
    }

    private static JsonNode resolved(JsonNode node) {
        String to = node.path("$ref").asText("");
        return to.isEmpty() ? node : API.at(to.replaceFirst("^#", ""));
    }

    private static void walk(JsonNode node, String place, BiConsumer<String, JsonNode> look) {
        look.accept(place, node);
        node.properties().forEach(member -> walk(member.getValue(), place + "/" + member.getKey(), look));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), place + "/" + i, look);
        }
    }
}
