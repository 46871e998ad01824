package kepu.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import kepu.local.aws.JsonProtocolRefusal;
import kepu.local.states.Definition;
import kepu.local.states.Failure;
import kepu.local.states.Integration;

/** One execution. Every change is one entry of its log, made under its lock; calls are made outside of it. */
final class Execution {
    private final Facts facts;
    private final Supplier<Definition> definition;
    private final ExecutionLog log;
    private final TaskTokens tokens;
    private final RandomGenerator random;
    private Position position;
    /** The attempt that this process is calling, or has called. */
    private String called = "";

    private Execution(
            Facts facts,
            Supplier<Definition> definition,
            ExecutionLog log,
            TaskTokens tokens,
            RandomGenerator random,
            Position position) {
        this.facts = facts;
        this.definition = definition;
        this.log = log;
        this.tokens = tokens;
        this.random = random;
        this.position = position;
    }

    static Execution start(Home home, Facts facts, Definition definition, TaskTokens tokens, RandomGenerator random) {
        Run run = Run.start(facts, definition, tokens, random);
        ExecutionLog log = ExecutionLog.create(home, facts, run.events(), run.position());
        return new Execution(facts, () -> definition, log, tokens, random, run.position());
    }

    /** @param definition asked for only when there is something left to do */
    static Execution resume(
            ExecutionLog log,
            ExecutionLog.Kept kept,
            Supplier<Definition> definition,
            TaskTokens tokens,
            RandomGenerator random) {
        return new Execution(kept.facts(), definition, log, tokens, random, kept.position());
    }

    Facts facts() {
        return facts;
    }

    synchronized Position position() {
        return position;
    }

    List<JsonNode> events() {
        return log.events();
    }

    /** When something is to be done at the latest; {@link Instant#MAX} when nothing ever is by itself. */
    synchronized Instant due() {
        if (position.phase() == Phase.ENDED) {
            return Instant.MAX;
        }
        Instant limit = Run.limit(facts, definition.get());
        return limit.isBefore(position.due()) ? limit : position.due();
    }

    synchronized boolean isReady() {
        return position.phase() == Phase.READY || isToBeCalled();
    }

    private boolean isToBeCalled() {
        return position.phase() == Phase.CALLING && !position.task().token().equals(called);
    }

    /** Does what is due at this time. */
    synchronized void proceed(Instant now) {
        if (position.phase() != Phase.ENDED) {
            commit(run(now).proceed());
        }
    }

    /** A call to be made, by whoever asks first. */
    record PendingCall(String attempt, Integration integration, JsonNode arguments, String region) {}

    synchronized Optional<PendingCall> takeCall() {
        if (!isToBeCalled()) {
            return Optional.empty();
        }
        called = position.task().token();
        Integration integration = definition.get().integration(position.visit().state());
        return Optional.of(new PendingCall(called, integration, position.task().arguments(), facts.region()));
    }

    /** The call could not be made now and is to be made again. */
    synchronized void giveBack(PendingCall call) {
        if (called.equals(call.attempt())) {
            called = "";
        }
    }

    /** A call's answer; ignored when the attempt is over: its token was used, it timed out, the execution was stopped. */
    synchronized void answered(PendingCall call, JsonNode answer, Instant now) {
        if (isBeingCalled(call, now)) {
            commit(call.integration().isCallback() ? run(now).submitted(answer) : run(now).succeeded(answer));
        }
    }

    synchronized void refused(PendingCall call, Failure failure, Instant now) {
        if (isBeingCalled(call, now)) {
            commit(run(now).failed(failure, call.integration().isCallback()));
        }
    }

    private boolean isBeingCalled(PendingCall call, Instant now) {
        proceed(now);
        return position.phase() == Phase.CALLING && position.task().token().equals(call.attempt());
    }

    /** {@code SendTaskSuccess}. @throws JsonProtocolRefusal {@code TaskTimedOut} when this token is not waited for (any more) */
    synchronized void complete(String token, JsonNode output, Instant now) {
        withToken(token, now, run -> run.succeeded(output));
    }

    synchronized void fail(String token, Failure failure, Instant now) {
        withToken(token, now, run -> run.failed(failure, false));
    }

    synchronized void heartbeat(String token, Instant now) {
        withToken(token, now, Run::heartbeat);
    }

    private void withToken(String token, Instant now, UnaryOperator<Run> change) {
        // A timeout whose time has come goes first, whether or not anybody has noticed yet.
        proceed(now);
        boolean waitsForToken = (position.phase() == Phase.AWAITING || position.phase() == Phase.CALLING)
                && definition.get().integration(position.visit().state()).isCallback();
        if (!waitsForToken || !position.task().token().equals(token)) {
            throw new JsonProtocolRefusal("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        commit(change.apply(run(now)));
    }

    /** Stops it, unless it has ended; says when it ended. */
    synchronized Instant stop(Failure failure, Instant now) {
        proceed(now);
        if (position.phase() != Phase.ENDED) {
            commit(run(now).stopped(failure));
        }
        return position.ending().at();
    }

    private Run run(Instant now) {
        return new Run(facts, definition.get(), tokens, random, position, now);
    }

    private void commit(Run run) {
        Position next = run.position();
        if (!next.equals(position)) {
            log.append(run.events(), next);
            position = next;
        }
    }
}
