package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * One definition that a state machine has, or once had.
 *
 * @param id the same for the same definition and role
 * @param since when it was first served here
 */
record Revision(String id, StateMachine machine, Instant since) {
    static Revision of(StateMachine machine, Instant now) {
        String content = machine.arn() + "\n" + machine.roleArn() + "\n" + machine.definition();
        return new Revision(
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString(), machine, now);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("arn", machine.arn())
                .put("role", machine.roleArn())
                .put("since", since.toEpochMilli());
        json.set("definition", machine.definition());
        return json;
    }

    static Revision of(JsonNode json) {
        return new Revision(
                json.path("id").asText(),
                new StateMachine(json.path("arn").asText(), json.path("role").asText(), json.path("definition")),
                Instant.ofEpochMilli(json.path("since").asLong()));
    }
}
