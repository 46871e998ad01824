package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what came of a state. */
final class RecordedCourse implements Course {
    final List<Object> taken = new ArrayList<>();

    record Retry(int retrier, Duration delay) {}

    record Succeeded(JsonNode output) {}

    @Override
    public void move(Transition transition) {
        taken.add(transition);
    }

    @Override
    public void call(TaskCall call) {
        taken.add(call);
    }

    @Override
    public void sleep(Instant until) {
        taken.add(until);
    }

    @Override
    public void retry(int retrier, Duration delay) {
        taken.add(new Retry(retrier, delay));
    }

    @Override
    public void succeed(JsonNode output) {
        taken.add(new Succeeded(output));
    }

    @Override
    public void fail(Failure failure) {
        taken.add(failure);
    }

    Object only() {
        if (taken.size() != 1) {
            throw new AssertionError("not one course: " + taken);
        }
        return taken.get(0);
    }
}
