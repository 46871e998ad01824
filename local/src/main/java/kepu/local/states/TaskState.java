package kepu.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Has something done elsewhere and waits for it. */
record TaskState(
        String name,
        Integration integration,
        Template arguments,
        Seconds timeout,
        Seconds heartbeat,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit)
        implements State {
    TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    static TaskState at(String name, Place place) {
        place.onlyHas(Fields.with(
                "Resource",
                "Arguments",
                "TimeoutSeconds",
                "HeartbeatSeconds",
                "Retry",
                "Catch",
                "Next",
                "End",
                "Output",
                "Assign"));
        Integration integration = integration(place);
        if (place.has("HeartbeatSeconds") && !integration.isCallback()) {
            place.at("HeartbeatSeconds").refuse("only a task that waits for its token can send heartbeats");
        }
        if (integration.isCallback() && !place.has("TimeoutSeconds")) {
            place.warn("waits for its token without TimeoutSeconds: for ever, if nobody answers");
        }
        checkBounds(place);
        return new TaskState(
                name,
                integration,
                place.optionalTemplate("Arguments").orElse(Scope::input),
                seconds(place, "TimeoutSeconds"),
                seconds(place, "HeartbeatSeconds"),
                place.has("Retry") ? all(place.elements("Retry"), Retrier::at) : List.of(),
                place.has("Catch") ? all(place.elements("Catch"), Catcher::at) : List.of(),
                Exit.ofState(place));
    }

    private static Integration integration(Place place) {
        String resource = place.text("Resource");
        Optional<Integration> integration = Integration.parse(resource);
        if (integration.isEmpty() && !resource.isEmpty()) {
            place.at("Resource")
                    .refuse(
                            "not an integration that is understood: only lambda:invoke, a function's ARN and aws-sdk calls,"
                                    + " answered at once or by .waitForTaskToken");
        }
        return integration.orElse(new Integration.LambdaInvoke(true));
    }

    private static void checkBounds(Place place) {
        JsonNode timeout = place.node().path("TimeoutSeconds");
        JsonNode heartbeat = place.node().path("HeartbeatSeconds");
        if (timeout.isNumber() && heartbeat.isNumber() && heartbeat.doubleValue() >= timeout.doubleValue()) {
            place.at("HeartbeatSeconds").refuse("must be smaller than TimeoutSeconds");
        }
    }

    private static Seconds seconds(Place place, String field) {
        return place.has(field) ? Seconds.at(place.at(field), 1) : scope -> 0;
    }

    private static <T> List<T> all(List<Place> places, BiFunction<Place, Boolean, T> reader) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            all.add(reader.apply(places.get(i), i == places.size() - 1));
        }
        return all;
    }

    @Override
    public String type() {
        return "Task";
    }

    @Override
    public boolean handsOutToken() {
        return integration.isCallback();
    }

    @Override
    public int retrierCount() {
        return retriers.size();
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.call(new TaskCall(
                integration,
                Limits.checked(arguments.fill(scope), "Arguments"),
                timeout.in(scope),
                heartbeat.in(scope)));
    }

    @Override
    public void succeeded(JsonNode result, Scope scope, Course course) {
        course.move(exit.take(scope.withResult(Limits.checked(result, "Result")), result));
    }

    /** Retriers first, in their order; the first whose names include the failure decides, even when its attempts are used up. */
    @Override
    public void failed(Failure failure, List<Integer> attempts, Scope scope, Course course) {
        for (int i = 0; i < retriers.size(); i++) {
            if (retriers.get(i).errors().include(failure)) {
                if (attempts.get(i) < retriers.get(i).maxAttempts()) {
                    course.retry(i, retriers.get(i).delay(attempts.get(i), scope.random()));
                    return;
                }
                break;
            }
        }
        Optional<Catcher> catcher = catchers.stream()
                .filter(candidate -> candidate.errors().include(failure))
                .findFirst();
        if (catcher.isEmpty()) {
            course.fail(failure);
            return;
        }
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Error", failure.error());
        output.put("Cause", failure.cause());
        course.move(catcher.get().exit().take(scope.withErrorOutput(output), output));
    }

    @Override
    public Stream<Successor> successors() {
        return Stream.concat(Stream.of(exit), catchers.stream().map(Catcher::exit))
                .flatMap(Exit::successors);
    }
}
