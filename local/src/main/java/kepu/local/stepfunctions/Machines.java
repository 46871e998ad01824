package kepu.local.stepfunctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kepu.local.aws.JsonProtocolRefusal;
import kepu.local.states.Definition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state machines that are served, and every definition that any execution ever began with. */
final class Machines {
    private static final Logger LOG = LoggerFactory.getLogger(Machines.class);

    private final Map<String, Revision> current = new LinkedHashMap<>();
    private final Map<String, Revision> revisions = new LinkedHashMap<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when a definition is refused or calls a service that has no endpoint */
    static Machines open(Home home, List<StateMachine> served, ServiceEndpoints services, Instant now) {
        Machines machines = new Machines();
        machines.readKept(home);
        for (StateMachine machine : served) {
            Revision revision = Revision.of(machine, now);
            machines.check(machine, revision, services);
            if (!machines.revisions.containsKey(revision.id())) {
                home.create(
                        home.machines().resolve(revision.id() + ".json"),
                        revision.toJson().toString().getBytes(StandardCharsets.UTF_8));
                machines.revisions.put(revision.id(), revision);
            }
            machines.current.put(machine.arn(), machines.revisions.get(revision.id()));
        }
        return machines;
    }

    private void readKept(Home home) {
        try (Stream<Path> files = Files.list(home.machines())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                Revision revision = Revision.of(Json.parse(Files.readString(file)));
                revisions.put(revision.id(), revision);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void check(StateMachine machine, Revision revision, ServiceEndpoints services) {
        Definition definition = Definition.parse(machine.definition());
        definition.warnings().forEach(warning -> LOG.warn("{}: {}", machine.name(), warning));
        List<String> without = new ArrayList<>();
        definition.services().filter(service -> !services.has(service)).forEach(without::add);
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(machine.name() + " calls services without an endpoint: " + without);
        }
        definitions.put(revision.id(), definition);
    }

    List<Revision> all() {
        return current.values().stream()
                .sorted(Comparator.comparing(revision -> revision.machine().name()))
                .toList();
    }

    /** What executions that start now run under. @throws JsonProtocolRefusal {@code InvalidArn}, {@code StateMachineDoesNotExist} */
    Revision current(String arn) {
        if (!StateMachine.isArn(arn)) {
            throw new JsonProtocolRefusal("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return Optional.ofNullable(current.get(arn))
                .orElseThrow(() -> new JsonProtocolRefusal(
                        "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    }

    Revision revision(String id) {
        return Optional.ofNullable(revisions.get(id))
                .orElseThrow(() -> new IllegalStateException("the definition " + id + " is missing"));
    }

    /** When the machine was first served. */
    Instant createdAt(StateMachine machine) {
        return revisions.values().stream()
                .filter(revision -> revision.machine().arn().equals(machine.arn()))
                .map(Revision::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** @throws kepu.local.states.DefinitionRefused for one of an earlier time that is not understood now */
    synchronized Definition definition(String revision) {
        return definitions.computeIfAbsent(
                revision, id -> Definition.parse(revision(id).machine().definition()));
    }
}
