package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kepu.domain.review.Outcome;
import kepu.local.states.Definition;
import kepu.local.states.Substitutions;
import org.junit.jupiter.api.Test;

/** The review machine keeps to what it may do and know. */
class MachineTest {
    private static final String FILE = "statemachines/review.asl.yaml";
    private static final Map<String, String> SUBSTITUTIONS =
            Map.of("Partition", "aws-cn", "ActivitiesTable", "Activities", "ReviewsTable", "Reviews");
    private static final JsonNode MACHINE = Project.yaml(FILE);
    private static final JsonNode STATES = MACHINE.path("States");

    @Test
    void isReadOnOneScreenful() {
        assertTrue(Project.text(FILE).lines().count() <= 150);
    }

    @Test
    void runsInOurInterpreterWithoutAWarning() {
        Definition definition = Definition.parse(new Substitutions(SUBSTITUTIONS).applyTo(MACHINE));
        assertEquals(List.of(), definition.warnings());
        assertEquals(STATES.size(), definition.states().size());
    }

    @Test
    void itsSubstitutionsAreTheTemplates() {
        Set<String> given = new HashSet<>();
        Project.template()
                .at("/Resources/ReviewMachine/Properties/DefinitionSubstitutions")
                .fieldNames()
                .forEachRemaining(given::add);
        assertEquals(SUBSTITUTIONS.keySet(), given);
        assertEquals(given, Project.found("\\$\\{(\\w+)\\}", Project.text(FILE)));
    }

    @Test
    void everyTaskEndsSometimeAndIsTriedAgainWhenAwsIsBusy() {
        tasks().forEach((name, state) -> {
            assertTrue(state.has("TimeoutSeconds"), name);
            String retried = state.path("Retry").toString();
            for (String error : List.of(
                    "DynamoDb.ProvisionedThroughputExceededException",
                    "DynamoDb.ThrottlingException",
                    "DynamoDb.InternalServerErrorException",
                    "DynamoDb.TransactionConflictException",
                    "DynamoDb.SdkClientException")) {
                assertTrue(retried.contains(error), name + " does not retry " + error);
            }
            assertTrue(retried.contains("\"JitterStrategy\":\"FULL\""), name);
        });
    }

    @Test
    void everyConditionThatFailsIsCaughtByBothSpellings() {
        tasks().forEach((name, state) -> {
            String caught = state.path("Catch").toString();
            String refusal = state.path("Resource").asText().contains("transactWriteItems")
                    ? "TransactionCanceledException"
                    : "ConditionalCheckFailedException";
            if (state.path("Arguments").toString().contains("ConditionExpression")) {
                assertTrue(caught.contains("DynamoDb." + refusal), name);
                assertTrue(caught.contains("DynamoDB." + refusal), name);
            }
        });
    }

    @Test
    void everyWaitForAPersonCatchesWhatFollowSends() {
        Set<String> sent = Project.found(
                "\"(BackToProvince|Returned|Rejected|Withdrawn)\"",
                Project.text("functions/review/src/main/java/kepu/review/Machine.java"));
        assertEquals(Set.of("BackToProvince", "Rejected", "Returned", "Withdrawn"), sent);
        tasks().forEach((name, state) -> {
            if (state.path("Resource").asText().endsWith(".waitForTaskToken")) {
                Set<String> caught = errors(state.path("Catch"));
                Set<String> expected = new HashSet<>(sent);
                if (name.equals("OpenProvinceReview")) {
                    expected.remove("BackToProvince");
                }
                assertTrue(caught.containsAll(expected), name + " catches " + caught);
                assertTrue(caught.contains("States.Timeout"), name);
            }
        });
    }

    @Test
    void knowsIdsAlone() {
        Set<String> read = Project.found("Execution\\.Input\\.(\\w+)", Project.text(FILE));
        read.addAll(Project.found(
                "\\$states\\.input\\.(\\w+)",
                MACHINE.path("States").path("WhoReviewsFirst").toString()));
        Set<String> given = Project.found(
                "\\.with\\(\"(\\w+)\"", Project.text("functions/review/src/main/java/kepu/review/Machine.java"));
        assertEquals(Set.of("activity", "closesAt", "first", "revision", "round"), given);
        assertTrue(given.containsAll(read), read + " is read");
    }

    @Test
    void aTwiceApprovedActivityEntersSixStatesAtMost() {
        List<String> entered = new ArrayList<>();
        String state = "OpenProvinceReview";
        entered.add(MACHINE.path("StartAt").asText());
        while (!state.isEmpty()) {
            entered.add(state);
            state = STATES.path(state).path("Next").asText("");
        }
        assertEquals(
                List.of("WhoReviewsFirst", "OpenProvinceReview", "OpenNationalReview", "Publish", "Published"),
                entered);
        assertTrue(entered.size() <= 6);
    }

    @Test
    void endsInStatesNamedByTheirOutcome() {
        Set<String> ends = new HashSet<>();
        STATES.properties().forEach(state -> {
            if (state.getValue().path("Type").asText().equals("Succeed")) {
                ends.add(state.getKey().toUpperCase(java.util.Locale.ROOT));
            }
            assertTrue(!state.getValue().path("Type").asText().equals("Fail"), "a round ends in outcomes");
        });
        Set<String> outcomes = java.util.Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.UNDECIDED)
                .map(outcome -> outcome == Outcome.APPROVED ? "PUBLISHED" : outcome.name())
                .collect(Collectors.toSet());
        outcomes.add("SUPERSEDED");
        assertEquals(outcomes, ends);
    }

    @Test
    void goesWhereTheRoundSaysForEveryOutcome() {
        String choices = STATES.path("GoThere").toString();
        for (Outcome outcome : Outcome.values()) {
            assertEquals(outcome != Outcome.UNDECIDED, choices.contains("outcome = '" + outcome + "'"), outcome.name());
        }
    }

    private static Map<String, JsonNode> tasks() {
        return STATES.properties().stream()
                .filter(state -> state.getValue().path("Type").asText().equals("Task"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> errors(JsonNode catchers) {
        Set<String> errors = new HashSet<>();
        catchers.forEach(one -> one.path("ErrorEquals").forEach(error -> errors.add(error.asText())));
        return errors;
    }
}
