package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import kepu.local.states.Course;
import kepu.local.states.Definition;
import kepu.local.states.Failure;
import kepu.local.states.Scope;
import kepu.local.states.State;
import kepu.local.states.StateFailed;
import kepu.local.states.TaskCall;
import kepu.local.states.Transition;

/**
 * One stretch of an execution: from where it stood to where it waits again, with the events on the way.
 *
 * <p>Nothing is kept and nothing is called here; whoever began the stretch writes it down as one entry, or it never was.
 */
final class Run implements Course {
    /** States without a wait between them before the stretch is written down. */
    private static final int LONGEST = 50;

    /** The service's quota is 25,000; the rest is room for the last events. */
    private static final long MOST_EVENTS = 24_990;

    private final Facts facts;
    private final Definition definition;
    private final TaskTokens tokens;
    private final RandomGenerator random;
    private final Instant now;
    private final Events events;
    private Position position;
    /** The token of the attempt being prepared. */
    private String nextToken = "";

    Run(Facts facts, Definition definition, TaskTokens tokens, RandomGenerator random, Position from, Instant now) {
        this.facts = facts;
        this.definition = definition;
        this.tokens = tokens;
        this.random = random;
        this.position = from;
        this.now = now;
        this.events = new Events(from.lastEvent(), now);
    }

    /** The event that an execution begins with. */
    static Run start(Facts facts, Definition definition, TaskTokens tokens, RandomGenerator random) {
        Position.Visit first =
                new Position.Visit(definition.startAt(), facts.inputTree(), facts.startedAt(), Map.of(), List.of());
        Run run = new Run(facts, definition, tokens, random, Position.entering(first, 0), facts.startedAt());
        run.events.started(facts);
        return run;
    }

    Events events() {
        return events;
    }

    Position position() {
        return position.after(events.last());
    }

    /** When the execution as a whole is over, at the latest. */
    static Instant limit(Facts facts, Definition definition) {
        return after(definition.timeoutSeconds(), facts.startedAt());
    }

    /** @param seconds 0 for never */
    private static Instant after(long seconds, Instant from) {
        return seconds == 0 ? Instant.MAX : from.plusSeconds(seconds);
    }

    /** Does what is due. */
    Run proceed() {
        for (int i = 0; i < LONGEST && position.phase() != Phase.ENDED; i++) {
            if (!now.isBefore(limit(facts, definition))) {
                end(
                        Status.TIMED_OUT,
                        "",
                        new Failure(Failure.TIMEOUT, "The execution took longer than TimeoutSeconds."));
            } else if (events.last() > MOST_EVENTS) {
                fail(new Failure(
                        Failure.RUNTIME, "The execution reached the maximum number of history events (25000)."));
            } else if (position.phase() == Phase.READY || !now.isBefore(position.due())) {
                position.phase().proceed(this);
            } else {
                break;
            }
        }
        return this;
    }

    void enter() {
        Position.Visit from = position.visit();
        State state = definition.state(from.state());
        Position.Visit visit = new Position.Visit(
                from.state(), from.input(), now, from.variables(), Collections.nCopies(state.retrierCount(), 0));
        position = Position.entering(visit, position.lastEvent());
        events.entered(state.type(), visit);
        attempt();
    }

    void attempt() {
        nextToken = tokens.mint(facts.arn());
        decide(state -> state.enter(scope(nextToken), this));
    }

    void elapse() {
        decide(state -> state.elapsed(scope(""), this));
    }

    void timeOutTask() {
        boolean silent = position.task().heartbeatBy().isBefore(position.task().timeoutAt());
        Failure failure = new Failure(silent ? Failure.HEARTBEAT_TIMEOUT : Failure.TIMEOUT, "");
        taskEvents().timedOut(failure, events);
        failed(failure);
    }

    /** The integration took the task; its result comes by the token. */
    Run submitted(JsonNode answer) {
        taskEvents().submitted(answer.toString(), events);
        position = position.with(Phase.AWAITING, position.task(), Instant.MAX);
        return this;
    }

    Run succeeded(JsonNode result) {
        String token = position.task().token();
        taskEvents().succeeded(result.toString(), events);
        decide(state -> state.succeeded(result, scope(token), this));
        return proceed();
    }

    /** @param submitting whether a task that hands out its token failed before its token was handed out */
    Run failed(Failure failure, boolean submitting) {
        if (submitting) {
            taskEvents().submitFailed(failure, events);
        } else {
            taskEvents().failed(failure, events);
        }
        failed(failure);
        return proceed();
    }

    Run heartbeat() {
        Position.Task task = position.task();
        Position.Task alive = new Position.Task(
                task.token(),
                task.arguments(),
                task.timeoutAt(),
                task.heartbeatSeconds(),
                after(task.heartbeatSeconds(), now));
        position = position.with(position.phase(), alive, Instant.MAX);
        return this;
    }

    Run stopped(Failure failure) {
        State state = definition.state(position.visit().state());
        if (position.phase() != Phase.READY
                && (state.type().equals("Task") || state.type().equals("Wait"))) {
            events.add(state.type() + "StateAborted");
        }
        end(Status.ABORTED, "", failure);
        return this;
    }

    @Override
    public void move(Transition transition) {
        exited(transition.output(), transition.assigned());
        Map<String, JsonNode> variables = new HashMap<>(position.visit().variables());
        variables.putAll(transition.assigned());
        if (transition.endsExecution()) {
            end(Status.SUCCEEDED, transition.output().toString(), new Failure("", ""));
            return;
        }
        Position.Visit visit = new Position.Visit(transition.next(), transition.output(), now, variables, List.of());
        position = Position.entering(visit, position.lastEvent());
    }

    @Override
    public void call(TaskCall call) {
        TaskEvents.of(call.integration()).scheduled(call, facts.region(), events);
        Position.Task task = new Position.Task(
                nextToken,
                call.arguments(),
                after(call.timeoutSeconds(), now),
                call.heartbeatSeconds(),
                after(call.heartbeatSeconds(), now));
        position = position.with(Phase.CALLING, task, Instant.MAX);
    }

    @Override
    public void sleep(Instant until) {
        position = position.with(Phase.SLEEPING, Position.Task.NONE, until);
    }

    @Override
    public void retry(int retrier, Duration delay) {
        Position.Visit visit = position.visit();
        List<Integer> attempts = new ArrayList<>(visit.attempts());
        attempts.set(retrier, attempts.get(retrier) + 1);
        Position.Visit again =
                new Position.Visit(visit.state(), visit.input(), visit.enteredAt(), visit.variables(), attempts);
        position = Position.entering(again, position.lastEvent())
                .with(Phase.RETRYING, Position.Task.NONE, now.plus(delay));
    }

    @Override
    public void succeed(JsonNode output) {
        exited(output, Map.of());
        end(Status.SUCCEEDED, output.toString(), new Failure("", ""));
    }

    @Override
    public void fail(Failure failure) {
        end(Status.FAILED, "", failure);
    }

    private void failed(Failure failure) {
        String token = position.task().token();
        try {
            state().failed(failure, position.visit().attempts(), scope(token), this);
        } catch (StateFailed inCatcher) {
            evaluationFailed(inCatcher);
            fail(inCatcher.failure());
        }
    }

    private void decide(Consumer<State> decision) {
        try {
            decision.accept(state());
        } catch (StateFailed stateFailed) {
            evaluationFailed(stateFailed);
            failed(stateFailed.failure());
        }
    }

    private void evaluationFailed(StateFailed failed) {
        if (!failed.location().isEmpty()) {
            ObjectNode details =
                    Events.failure(failed.failure().error(), failed.failure().cause());
            details.put("location", failed.location())
                    .put("state", position.visit().state());
            events.add("EvaluationFailed", "evaluationFailed", details);
        }
    }

    private void end(Status status, String output, Failure failure) {
        Position.Ending ending = new Position.Ending(status, now, output, failure.error(), failure.cause());
        events.ended(ending);
        position = position.ended(ending);
    }

    private void exited(JsonNode output, Map<String, JsonNode> assigned) {
        events.exited(state().type(), position.visit().state(), output, assigned);
    }

    private State state() {
        return definition.state(position.visit().state());
    }

    private TaskEvents taskEvents() {
        return TaskEvents.of(definition.integration(position.visit().state()));
    }

    private Scope scope(String token) {
        Position.Visit visit = position.visit();
        ObjectNode context = ContextObject.of(facts, visit);
        if (state().handsOutToken() && !token.isEmpty()) {
            context.putObject("Task").put("Token", token);
        }
        return Scope.of(visit.input(), context, visit.variables(), now, random);
    }
}
