package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A state machine to be served.
 *
 * @param arn {@code arn:<partition>:states:<region>:<account>:stateMachine:<name>}
 * @param roleArn shown, and never used
 * @param definition JSON of the States Language, after substitutions
 */
public record StateMachine(String arn, String roleArn, JsonNode definition) {
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:states:[a-z0-9-]+:\\d{12}:stateMachine:[^:\\s]{1,80}");

    public StateMachine {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("not the ARN of a state machine: " + arn);
        }
    }

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    static boolean isArn(String arn) {
        return ARN.matcher(arn).matches();
    }
}
