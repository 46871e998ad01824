package kepu.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kepu.laws.Functions.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One template for aws and aws-cn: what is declared is kept, bounded, least in rights, and used. */
class TemplateTest {
    private static final String TEXT = Project.text("template.yaml");
    private static final JsonNode TEMPLATE = Project.template();

    @Test
    void namesNoPartitionAndNoAddressOfAws() {
        assertFalse(TEXT.contains("arn:aws:") || TEXT.contains("arn:aws-cn:"));
        assertFalse(TEXT.contains("amazonaws.com"));
        assertFalse(Project.text("statemachines/review.asl.yaml").contains("arn:aws"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cognito", "AWS::SES", "AWS::SNS", "FunctionUrlConfig", "Tracing", "XRay", "AWS::WAF"})
    void usesNothingThatChinaLacks(String service) {
        assertFalse(TEXT.contains(service));
    }

    @Test
    void tablesAreKeptAndRecoverable() {
        ofType("AWS::DynamoDB::Table").forEach((name, table) -> {
            assertEquals("Retain", table.path("DeletionPolicy").asText(), name);
            assertEquals("Retain", table.path("UpdateReplacePolicy").asText(), name);
            JsonNode properties = table.path("Properties");
            assertTrue(
                    properties
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean(),
                    name);
            assertEquals("PAY_PER_REQUEST", properties.path("BillingMode").asText(), name);
        });
        assertEquals(8, ofType("AWS::DynamoDB::Table").size());
    }

    @Test
    void noIndexHoldsATaskTokenOrAPassword() {
        ofType("AWS::DynamoDB::Table").forEach((name, table) -> {
            for (JsonNode index : table.at("/Properties/GlobalSecondaryIndexes")) {
                JsonNode projection = index.path("Projection");
                assertFalse(projection.toString().contains("oken"), name);
                assertFalse(projection.toString().contains("assword"), name);
                if (name.equals("ReviewsTable")) {
                    assertFalse(projection.path("ProjectionType").asText().equals("ALL"), name + " has tokens");
                }
            }
        });
        assertTrue(ofType("AWS::DynamoDB::Table")
                .get("AccountsTable")
                .at("/Properties/GlobalSecondaryIndexes")
                .isMissingNode());
    }

    @Test
    void theQueueIndexHoldsAllThatAListReads() {
        Set<String> projected = new TreeSet<>();
        for (JsonNode index : TEMPLATE.at("/Resources/ReviewsTable/Properties/GlobalSecondaryIndexes")) {
            index.at("/Projection/NonKeyAttributes").forEach(one -> projected.add(one.asText()));
        }
        String item = Project.text("functions/storage/src/main/java/kepu/storage/ReviewItem.java");
        Map<String, String> constants = new LinkedHashMap<>();
        for (String constant : Project.found("static final String (\\w+ = \"\\w+\")", item)) {
            constants.put(constant.split(" = ")[0], constant.split("\"")[1]);
        }
        String reading =
                item.substring(item.indexOf("static Review read("), item.indexOf("static String provinceQueue"));
        Set<String> needed = Project.found("\\b([A-Z_]{4,})\\b[,)]", reading).stream()
                .map(constants::get)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        // Who is in a queue is owed nothing; absent reads so.
        needed.remove("owes");
        assertTrue(needed.size() > 12, needed.toString());
        needed.removeAll(projected);
        assertEquals(Set.of(), needed, "read from the queue but not projected into it");
    }

    @Test
    void thereIsOneEnvironmentAndAllOfItIsUsed() {
        for (Function function : Functions.all()) {
            assertTrue(function.properties().path("Environment").isMissingNode(), function.name());
        }
        Set<String> declared = new TreeSet<>();
        TEMPLATE.at("/Globals/Function/Environment/Variables").fieldNames().forEachRemaining(declared::add);
        Set<String> used = new TreeSet<>();
        for (Project.Source source : Project.mainSources()) {
            if (source.isBelow("functions")
                    && !source.isBelow("functions/testing")
                    && !source.isBelow("functions/fixtures")) {
                used.addAll(Project.found("(?:text|optional|bytes|OrDefault)\\(\"([A-Z][A-Z_]{3,})\"", source.text()));
                used.addAll(Project.found("String [A-Z_]+ = \"([A-Z]+_[A-Z_]+)\"", source.text()));
            }
        }
        // Read by Powertools by itself.
        used.add("POWERTOOLS_METRICS_NAMESPACE");
        used.add("POWERTOOLS_SERVICE_NAME");
        Set<String> unused = new TreeSet<>(declared);
        unused.removeAll(used);
        assertEquals(Set.of(), unused, "declared but not used");
        used.removeIf(name -> name.startsWith("AWS_"));
        used.removeAll(declared);
        assertEquals(Set.of(), used, "used but not declared");
    }

    @Test
    void everyParameterSaysWhatItIsFor() {
        TEMPLATE.path("Parameters")
                .properties()
                .forEach(parameter -> assertFalse(
                        parameter.getValue().path("Description").asText().isBlank(), parameter.getKey()));
        assertTrue(TEMPLATE.path("Parameters").size() <= 10);
    }

    @Test
    void logsAreKeptForHalfAYearAndTellNothing() {
        ofType("AWS::Logs::LogGroup")
                .forEach((name, group) ->
                        assertTrue(group.at("/Properties/RetentionInDays").asInt() >= 180, name));
        assertEquals(
                "Log", TEMPLATE.at("/Globals/Function/LoggingConfig/LogGroup").asText());
        assertFalse(TEMPLATE.at("/Resources/ReviewMachine/Properties/Logging/IncludeExecutionData")
                .asBoolean(true));
        String access = TEMPLATE.at("/Resources/Api/Properties/AccessLogSettings/Format")
                .asText();
        assertFalse(access.contains("path") || access.contains("sourceIp") || access.contains("queryString"), access);
    }

    @Test
    void noFunctionMayDoEverything() {
        for (Function function : Functions.all()) {
            String policies = function.properties().path("Policies").toString();
            assertFalse(policies.contains("\"*\"") || policies.contains(":*\"]"), function.name());
            assertFalse(policies.contains("dynamodb:*") || policies.contains("s3:*"), function.name());
        }
    }

    @Test
    void twoFunctionsMayWriteAccounts() {
        List<String> writers = new ArrayList<>();
        for (Function function : Functions.all()) {
            if (function.properties()
                    .path("Policies")
                    .toString()
                    .contains("{\"DynamoDBCrudPolicy\":{\"TableName\":\"AccountsTable\"}}")) {
                writers.add(function.name());
            }
        }
        assertEquals(List.of("AccountsFunction", "SeedFunction"), writers);
    }

    @Test
    void everyStreamKeepsItsOrderAndLosesNothing() {
        for (Function function : Functions.all()) {
            for (JsonNode event : function.properties().path("Events")) {
                if (event.path("Type").asText().equals("DynamoDB")) {
                    JsonNode mapping = event.path("Properties");
                    assertEquals(
                            "ReportBatchItemFailures",
                            mapping.at("/FunctionResponseTypes/0").asText());
                    assertTrue(
                            mapping.has("DestinationConfig") && mapping.has("MaximumRetryAttempts"), function.name());
                }
            }
        }
    }

    @Test
    void whatMustNotHappenRaisesAnAlarm() {
        Set<String> watched = ofType("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.at("/Properties/MetricName").asText())
                .collect(Collectors.toSet());
        assertTrue(
                watched.containsAll(Set.of("ApproximateNumberOfMessagesVisible", "Drift", "ExecutionsFailed")),
                watched.toString());
        assertTrue(Project.text("functions/review/src/main/java/kepu/review/Reconcile.java")
                .contains("\"Drift\""));
    }

    @Test
    void bucketsAreClosedToThePublic() {
        ofType("AWS::S3::Bucket").forEach((name, bucket) -> bucket.at("/Properties/PublicAccessBlockConfiguration")
                .properties()
                .forEach(one -> assertTrue(one.getValue().asBoolean(), name)));
    }

    private static Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> resources = new LinkedHashMap<>();
        TEMPLATE.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                resources.put(resource.getKey(), resource.getValue());
            }
        });
        return resources;
    }
}
