package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What never changes about an execution.
 *
 * @param revision of the machine's definition; an execution ends with the one it began with
 * @param input the text as it was given, which a repeated start is compared with
 */
record Facts(String machineArn, String roleArn, String revision, String name, String input, Instant startedAt) {
    private static final Pattern EXECUTION_ARN =
            Pattern.compile("arn:[a-z0-9-]+:states:[a-z0-9-]+:\\d{12}:execution:[^:\\s]{1,80}:[^:\\s]{1,80}");

    static boolean isExecutionArn(String arn) {
        return EXECUTION_ARN.matcher(arn).matches();
    }

    String arn() {
        return machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    String machineName() {
        return machineArn.substring(machineArn.lastIndexOf(':') + 1);
    }

    String region() {
        return machineArn.split(":")[3];
    }

    JsonNode inputTree() {
        return Json.parse(input);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("machine", machineArn)
                .put("role", roleArn)
                .put("revision", revision)
                .put("name", name)
                .put("input", input)
                .put("startedAt", startedAt.toEpochMilli());
    }

    static Facts of(JsonNode json) {
        return new Facts(
                json.path("machine").asText(),
                json.path("role").asText(),
                json.path("revision").asText(),
                json.path("name").asText(),
                json.path("input").asText(),
                Instant.ofEpochMilli(json.path("startedAt").asLong()));
    }
}
