package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What {@code $states.context} says of a state. */
final class ContextObject {
    private ContextObject() {}

    static ObjectNode of(Facts facts, Position.Visit visit) {
        ObjectNode context = Json.object();
        ObjectNode execution = context.putObject("Execution")
                .put("Id", facts.arn())
                .put("Name", facts.name())
                .put("RoleArn", facts.roleArn())
                .put("StartTime", text(facts.startedAt()))
                .put("RedriveCount", 0);
        execution.set("Input", facts.inputTree());
        context.putObject("StateMachine").put("Id", facts.machineArn()).put("Name", facts.machineName());
        context.putObject("State")
                .put("Name", visit.state())
                .put("EnteredTime", text(visit.enteredAt()))
                .put("RetryCount", visit.retries());
        return context;
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
