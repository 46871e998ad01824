package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** One state of a machine. Its methods decide and never act; what they throw as {@link StateFailed} goes to {@link #failed}. */
public sealed interface State permits TaskState, ChoiceState, WaitState, PassState, SucceedState, FailState {
    String name();

    /** As history's event types begin: {@code Task}, {@code Choice}, … */
    String type();

    /** Whether a token is made for each of its attempts. */
    default boolean handsOutToken() {
        return false;
    }

    /** How many retriers it has. */
    default int retrierCount() {
        return 0;
    }

    /** The state is entered, or its task is to be called again. */
    void enter(Scope scope, Course course);

    /** The point in time that the state waited for has come. */
    default void elapsed(Scope scope, Course course) {
        throw new IllegalStateException(name() + " does not wait for a time");
    }

    /** The task that the state waited for has a result. */
    default void succeeded(JsonNode result, Scope scope, Course course) {
        throw new IllegalStateException(name() + " does not wait for a task");
    }

    /**
     * The state, or its task, has failed.
     *
     * @param attempts how often each retrier of this state, in their order, has already led to a new attempt
     */
    default void failed(Failure failure, List<Integer> attempts, Scope scope, Course course) {
        course.fail(failure);
    }

    /** Where it can lead, each with the place that says so. */
    Stream<Successor> successors();

    /** A transition as it is written. */
    record Successor(String state, String pointer) {}
}
