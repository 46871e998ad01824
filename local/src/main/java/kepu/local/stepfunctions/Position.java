package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Where an execution stands: all that is needed to go on after a crash.
 *
 * @param task what is waited for; {@link Task#NONE} outside {@link Phase#CALLING} and {@link Phase#AWAITING}
 * @param wakeAt when a retry or a wait is over; {@link Instant#MAX} otherwise
 * @param lastEvent the id of the latest event of the history
 */
record Position(Phase phase, Visit visit, Task task, Instant wakeAt, Ending ending, long lastEvent) {
    /**
     * One stay in a state.
     *
     * @param attempts how often each of the state's retriers has led to a new attempt
     */
    record Visit(
            String state, JsonNode input, Instant enteredAt, Map<String, JsonNode> variables, List<Integer> attempts) {
        Visit {
            variables = Map.copyOf(variables);
            attempts = List.copyOf(attempts);
        }

        int retries() {
            return attempts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * One attempt of a task.
     *
     * @param token names the attempt; only tasks that wait for it were told
     * @param heartbeatSeconds 0 when none are asked for
     */
    record Task(String token, JsonNode arguments, Instant timeoutAt, long heartbeatSeconds, Instant heartbeatBy) {
        static final Task NONE = new Task("", NullNode.instance, Instant.MAX, 0, Instant.MAX);

        Instant due() {
            return timeoutAt.isBefore(heartbeatBy) ? timeoutAt : heartbeatBy;
        }
    }

    /**
     * How it ended.
     *
     * @param output empty unless it succeeded
     */
    record Ending(Status status, Instant at, String output, String error, String cause) {
        static final Ending NONE = new Ending(Status.RUNNING, Instant.MAX, "", "", "");
    }

    static Position entering(Visit visit, long lastEvent) {
        return new Position(Phase.READY, visit, Task.NONE, Instant.MAX, Ending.NONE, lastEvent);
    }

    Position with(Phase next, Task newTask, Instant newWakeAt) {
        return new Position(next, visit, newTask, newWakeAt, Ending.NONE, lastEvent);
    }

    Position ended(Ending how) {
        Visit last = new Visit(visit.state(), NullNode.instance, visit.enteredAt(), Map.of(), List.of());
        return new Position(Phase.ENDED, last, Task.NONE, Instant.MAX, how, lastEvent);
    }

    Position after(long event) {
        return new Position(phase, visit, task, wakeAt, ending, event);
    }

    Instant due() {
        Instant task = this.task.due();
        return task.isBefore(wakeAt) ? task : wakeAt;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("phase", phase.name()).put("lastEvent", lastEvent);
        json.set("visit", visitJson());
        if (task != Task.NONE) {
            ObjectNode attempt =
                    json.putObject("task").put("token", task.token()).put("heartbeatSeconds", task.heartbeatSeconds());
            attempt.set("arguments", task.arguments());
            put(attempt, "timeoutAt", task.timeoutAt());
            put(attempt, "heartbeatBy", task.heartbeatBy());
        }
        put(json, "wakeAt", wakeAt);
        if (ending != Ending.NONE) {
            put(
                    json.putObject("ending")
                            .put("status", ending.status().name())
                            .put("output", ending.output())
                            .put("error", ending.error())
                            .put("cause", ending.cause()),
                    "at",
                    ending.at());
        }
        return json;
    }

    private ObjectNode visitJson() {
        ObjectNode json = Json.object().put("state", visit.state());
        json.set("input", visit.input());
        put(json, "enteredAt", visit.enteredAt());
        visit.variables().forEach(json.putObject("variables")::set);
        visit.attempts().forEach(json.putArray("attempts")::add);
        return json;
    }

    static Position of(JsonNode json) {
        JsonNode visit = json.path("visit");
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        visit.path("variables").properties().forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
        List<Integer> attempts = StreamSupport.stream(visit.path("attempts").spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
        JsonNode task = json.path("task");
        JsonNode ending = json.path("ending");
        return new Position(
                Phase.valueOf(json.path("phase").asText()),
                new Visit(
                        visit.path("state").asText(),
                        visit.path("input"),
                        instant(visit, "enteredAt"),
                        variables,
                        attempts),
                task.isMissingNode()
                        ? Task.NONE
                        : new Task(
                                task.path("token").asText(),
                                task.path("arguments"),
                                instant(task, "timeoutAt"),
                                task.path("heartbeatSeconds").asLong(),
                                instant(task, "heartbeatBy")),
                instant(json, "wakeAt"),
                ending.isMissingNode()
                        ? Ending.NONE
                        : new Ending(
                                Status.valueOf(ending.path("status").asText()),
                                instant(ending, "at"),
                                ending.path("output").asText(),
                                ending.path("error").asText(),
                                ending.path("cause").asText()),
                json.path("lastEvent").asLong());
    }

    private static void put(ObjectNode json, String field, Instant at) {
        if (!at.equals(Instant.MAX)) {
            json.put(field, at.toEpochMilli());
        }
    }

    private static Instant instant(JsonNode json, String field) {
        return json.has(field) ? Instant.ofEpochMilli(json.get(field).asLong()) : Instant.MAX;
    }
}
