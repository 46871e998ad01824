package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** What can come of a state; exactly one method is called, once, by each method of {@link State}. */
public interface Course {
    /** The state is left. */
    void move(Transition transition);

    /** The state waits for a task's result. */
    void call(TaskCall call);

    /** The state waits for a point in time. */
    void sleep(Instant until);

    /** The state's task is to be called again later, counted under its retrier. */
    void retry(int retrier, Duration delay);

    /** The state is a Succeed state, with this output. */
    void succeed(JsonNode output);

    /** The execution fails. */
    void fail(Failure failure);
}
