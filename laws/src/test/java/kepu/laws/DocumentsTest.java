package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the machine, the tables and each other is so. */
class DocumentsTest {
    private static final String ARCHITECTURE = Project.text("docs/architecture.md");

    @Test
    void thePictureOfTheMachineHasItsTransitions() {
        JsonNode machine = Project.yaml("statemachines/review.asl.yaml");
        Set<String> transitions = new TreeSet<>();
        transitions.add("[*] " + machine.path("StartAt").asText());
        machine.path("States").properties().forEach(state -> {
            JsonNode one = state.getValue();
            Stream.concat(Stream.of(one), Stream.concat(all(one.path("Choices")), all(one.path("Catch"))))
                    .flatMap(from -> Stream.of(from.path("Next"), from.path("Default")))
                    .filter(JsonNode::isTextual)
                    .forEach(next -> transitions.add(state.getKey() + " " + next.asText()));
            if (one.path("Type").asText().equals("Succeed")) {
                transitions.add(state.getKey() + " [*]");
            }
        });
        String picture = ARCHITECTURE.substring(ARCHITECTURE.indexOf("stateDiagram-v2"));
        Set<String> drawn =
                Project.found("(?m)^  (\\S+ --> [^\\s:]+)", picture.substring(0, picture.indexOf("```"))).stream()
                        .map(edge -> edge.replace(" --> ", " "))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(transitions, drawn);
    }

    @Test
    void theAccessPatternsNameEveryTableAndIndex() {
        Set<String> declared = new TreeSet<>();
        Project.template().path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals("AWS::DynamoDB::Table")) {
                String table = resource.getKey().replace("Table", "");
                declared.add(table);
                for (JsonNode index : resource.getValue().at("/Properties/GlobalSecondaryIndexes")) {
                    declared.add(table + " / " + index.path("IndexName").asText());
                }
            }
        });
        String patterns = ARCHITECTURE.substring(ARCHITECTURE.indexOf("## Access patterns") + 1);
        Set<String> named = Project.found(
                "(?m)^\\|[^|]+\\| ([A-Z][a-z]+(?: / by[A-Z]\\w+)?)\\b",
                patterns.substring(0, patterns.indexOf("\n## ")));
        named.remove("Table");
        assertEquals(declared, named);
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String to : Project.found("\\]\\(([^)#\\s]+)[)#]", Project.text(document.toString()))) {
                Path target = document.resolveSibling(to).normalize();
                if (!to.contains("://") && !Files.exists(Project.ROOT.resolve(target))) {
                    broken.add(document + " → " + to);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyDecisionFitsOnAPageAndHasItsFourParts() {
        List<Path> decisions = documents().stream()
                .filter(document -> document.startsWith("docs/decisions"))
                .toList();
        for (Path decision : decisions) {
            String text = Project.text(decision.toString());
            assertTrue(text.lines().count() <= 40, decision + " is long");
            assertTrue(decision.getFileName().toString().matches("\\d{4}-[a-z0-9-]+\\.md"), decision.toString());
            for (String part : List.of("Status", "Context", "Decision", "Consequences")) {
                assertTrue(text.contains(part), decision + " has no " + part);
            }
        }
    }

    @Test
    void theReadmeIsOneScreen() {
        assertTrue(Project.text("README.md").lines().count() <= 60);
        assertTrue(Project.text("README.zh-CN.md").lines().count() <= 60);
    }

    private static Stream<JsonNode> all(JsonNode list) {
        List<JsonNode> nodes = new ArrayList<>();
        list.forEach(nodes::add);
        return nodes.stream();
    }

    private static List<Path> documents() {
        try (Stream<Path> docs = Files.walk(Project.ROOT.resolve("docs"));
                Stream<Path> roots = Files.list(Project.ROOT)) {
            return Stream.concat(docs, roots)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Project.ROOT::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
