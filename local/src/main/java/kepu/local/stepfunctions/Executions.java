package kepu.local.stepfunctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kepu.local.aws.JsonProtocolRefusal;

/** All executions, open and closed. */
final class Executions {
    private final Home home;
    private final Machines machines;
    private final TaskTokens tokens = new TaskTokens();
    private final RandomGenerator random;
    /** By what a task token says of its execution, which is a hash of the ARN. */
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();

    private Executions(Home home, Machines machines, RandomGenerator random) {
        this.home = home;
        this.machines = machines;
        this.random = random;
    }

    /** @throws IllegalStateException naming a file that cannot be read: nothing is left out in silence */
    static Executions open(Home home, Machines machines, RandomGenerator random) {
        Executions executions = new Executions(home, machines, random);
        try (Stream<Path> files = Files.list(home.executions())) {
            files.filter(file -> file.toString().endsWith(".jsonl")).forEach(executions::resume);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return executions;
    }

    private void resume(Path file) {
        try {
            ExecutionLog log = ExecutionLog.open(home, file);
            ExecutionLog.Kept kept = log.kept();
            Execution execution = Execution.resume(
                    log, kept, () -> machines.definition(kept.facts().revision()), tokens, random);
            executions.put(TaskTokens.keyOf(kept.facts().arn()), execution);
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException(file + " cannot be resumed: " + unreadable.getMessage(), unreadable);
        }
    }

    Collection<Execution> all() {
        return executions.values();
    }

    List<Execution> of(String machineArn) {
        return executions.values().stream()
                .filter(execution -> execution.facts().machineArn().equals(machineArn))
                .toList();
    }

    /**
     * Starts an execution, or finds the open one of the same name and input.
     *
     * @throws JsonProtocolRefusal {@code ExecutionAlreadyExists} for a name that is used by another input, or closed
     */
    Execution start(Facts facts) {
        return executions.compute(TaskTokens.keyOf(facts.arn()), (key, existing) -> {
            if (existing == null) {
                return Execution.start(home, facts, machines.definition(facts.revision()), tokens, random);
            }
            boolean same = existing.position().phase() != Phase.ENDED
                    && existing.facts().input().equals(facts.input());
            if (!same) {
                throw new JsonProtocolRefusal(
                        "ExecutionAlreadyExists", "Execution Already Exists: '" + facts.arn() + "'");
            }
            return existing;
        });
    }

    /** @throws JsonProtocolRefusal {@code InvalidArn}, {@code ExecutionDoesNotExist} */
    Execution find(String arn) {
        if (!Facts.isExecutionArn(arn)) {
            throw new JsonProtocolRefusal("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return Optional.ofNullable(executions.get(TaskTokens.keyOf(arn)))
                .orElseThrow(() ->
                        new JsonProtocolRefusal("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    /** @throws JsonProtocolRefusal {@code InvalidToken}, {@code TaskDoesNotExist} */
    Execution ofToken(String token) {
        String key = TaskTokens.keyIn(token)
                .orElseThrow(() -> new JsonProtocolRefusal("InvalidToken", "Invalid Token: 'Invalid token'"));
        return Optional.ofNullable(executions.get(key))
                .orElseThrow(
                        () -> new JsonProtocolRefusal("TaskDoesNotExist", "Task Does Not Exist: 'No such execution'"));
    }
}
