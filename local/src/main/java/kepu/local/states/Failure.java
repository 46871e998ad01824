package kepu.local.states;

import java.util.Set;

/**
 * Why a state failed, as Retry, Catch and the execution's history see it.
 *
 * @param error the name, such as {@code States.Timeout} or {@code DynamoDb.ConditionalCheckFailedException}; empty when the
 *     one who failed the task gave none
 * @param cause for people; may be empty
 */
public record Failure(String error, String cause) {
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String RUNTIME = "States.Runtime";
    public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String ALL = "States.ALL";

    private static final Set<String> TERMINAL = Set.of(RUNTIME, DATA_LIMIT_EXCEEDED);
    private static final Set<String> TIMEOUTS = Set.of(TIMEOUT, HEARTBEAT_TIMEOUT);

    /**
     * Whether a name in {@code ErrorEquals} stands for this failure. As the developer guide has it, {@code States.ALL}
     * leaves out the terminal errors, {@code States.TaskFailed} moreover the timeouts, and {@code States.Timeout} includes a
     * missed heartbeat.
     */
    boolean isNamedBy(String name) {
        if (name.equals(error)) {
            return !error.equals(RUNTIME);
        }
        return switch (name) {
            case ALL -> !TERMINAL.contains(error);
            case TASK_FAILED -> !TERMINAL.contains(error) && !TIMEOUTS.contains(error);
            case TIMEOUT -> TIMEOUTS.contains(error);
            default -> false;
        };
    }
}
