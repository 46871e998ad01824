package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The services that SDK integrations can call here: those that speak AWS JSON. */
enum AwsService {
    DYNAMODB("dynamodb", "DynamoDB_20120810", "1.0", "DynamoDb") {
        @Override
        ObjectNode request(String action, JsonNode arguments, String attempt) {
            ObjectNode request = super.request(action, arguments, attempt);
            // The SDK inside Step Functions fills it in. Bound to the attempt, it makes a call that is repeated after a
            // crash
            // of this process the same call.
            if (action.equals("transactWriteItems") && !request.has("ClientRequestToken")) {
                request.put(
                        "ClientRequestToken",
                        UUID.nameUUIDFromBytes(attempt.getBytes()).toString());
            }
            return request;
        }

        @Override
        String errorName(String exception) {
            return MODELLED.contains(exception) ? super.errorName(exception) : unnamed();
        }
    },
    SFN("sfn", "AWSStepFunctions", "1.0", "Sfn") {
        @Override
        ObjectNode request(String action, JsonNode arguments, String attempt) {
            return (ObjectNode) renamed(arguments, Character::toLowerCase);
        }

        @Override
        JsonNode answer(JsonNode body) {
            return withDates(renamed(body, Character::toUpperCase));
        }
    },
    KMS("kms", "TrentService", "1.1", "Kms"),
    SECRETS_MANAGER("secretsmanager", "secretsmanager", "1.1", "SecretsManager");

    /** What DynamoDB's model calls exceptions; others reach Step Functions as the SDK's {@code DynamoDbException}. */
    private static final Set<String> MODELLED = Set.of(
            "ConditionalCheckFailedException",
            "DuplicateItemException",
            "IdempotentParameterMismatchException",
            "InternalServerError",
            "ItemCollectionSizeLimitExceededException",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "ReplicatedWriteConflictException",
            "RequestLimitExceeded",
            "ResourceInUseException",
            "ResourceNotFoundException",
            "ThrottlingException",
            "TransactionCanceledException",
            "TransactionConflictException",
            "TransactionInProgressException");

    private final String id;
    private final String targetPrefix;
    private final String jsonVersion;
    private final String errorPrefix;

    AwsService(String id, String targetPrefix, String jsonVersion, String errorPrefix) {
        this.id = id;
        this.targetPrefix = targetPrefix;
        this.jsonVersion = jsonVersion;
        this.errorPrefix = errorPrefix;
    }

    static Optional<AwsService> of(String id) {
        return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String target(String action) {
        return targetPrefix + "." + Character.toUpperCase(action.charAt(0)) + action.substring(1);
    }

    String contentType() {
        return "application/x-amz-json-" + jsonVersion;
    }

    /** @param attempt names this attempt of the task; the same when it is called again after a crash */
    ObjectNode request(String action, JsonNode arguments, String attempt) {
        return arguments.deepCopy();
    }

    JsonNode answer(JsonNode body) {
        return body;
    }

    /** As Step Functions names it: by the class that the SDK for Java would throw. */
    String errorName(String exception) {
        return errorPrefix + "." + (exception.endsWith("Exception") ? exception : exception + "Exception");
    }

    /** For an answer that is no exception of the model. */
    String unnamed() {
        return errorPrefix + "." + errorPrefix + "Exception";
    }

    /** For what did not reach the service, or brought no answer. */
    String unreachable() {
        return errorPrefix + ".SdkClientException";
    }

    String errorPrefix() {
        return errorPrefix;
    }

    private interface Case {
        char of(char first);
    }

    /** SDK integrations write members in upper camel case, also of services whose wire has them in lower. */
    private static JsonNode renamed(JsonNode node, Case to) {
        if (node.isObject()) {
            ObjectNode renamed = Json.object();
            node.properties()
                    .forEach(member -> renamed.set(
                            member.getKey().isEmpty()
                                    ? ""
                                    : to.of(member.getKey().charAt(0))
                                            + member.getKey().substring(1),
                            renamed(member.getValue(), to)));
            return renamed;
        }
        if (node.isArray()) {
            var array = Json.object().arrayNode();
            node.forEach(element -> array.add(renamed(element, to)));
            return array;
        }
        return node;
    }

    private static JsonNode withDates(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getKey().endsWith("Date") && member.getValue().isNumber()) {
                    long millis =
                            member.getValue().decimalValue().movePointRight(3).longValue();
                    member.setValue(
                            TextNode.valueOf(Instant.ofEpochMilli(millis).toString()));
                }
            });
        }
        node.forEach(AwsService::withDates);
        return node;
    }
}
