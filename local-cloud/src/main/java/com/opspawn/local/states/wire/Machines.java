package com.opspawn.local.states.wire;

import com.opspawn.local.states.asl.Definition;
import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.asl.Parsed;
import com.opspawn.local.states.asl.Problem;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.Machine;
import com.opspawn.local.states.run.Time;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The state machines. They live in memory: whoever starts the service creates them again. */
final class Machines {
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();
    private final DefinitionReader reader;
    private final Executions executions;
    private final Time time;
    private final Supplier<String> ids;
    private final Arns arns;

    Machines(DefinitionReader reader, Executions executions, Time time, Supplier<String> ids, Arns arns) {
        this.reader = reader;
        this.executions = executions;
        this.time = time;
        this.ids = ids;
        this.arns = arns;
    }

    /**
     * Creates a machine, and starts again what an earlier process left open of it. Creating it twice alike is no error.
     *
     * @throws ApiError if the name, the definition or the existence of another such machine forbids it
     */
    Machine create(String name, String source, String roleArn) {
        if (!Arns.isName(name)) {
            throw new ApiError("InvalidName", "Invalid Name: '" + name + "'");
        }
        String arn = arns.machine(name);
        var asked = new Machine(arn, name, roleArn, source, read(source), time.now(), time.now(), ids.get());
        Machine held = machines.computeIfAbsent(arn, key -> asked);
        if (!held.source().equals(source) || !held.roleArn().equals(roleArn)) {
            throw new ApiError("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
        }
        executions.resume(held);
        return held;
    }

    /** Changes a machine for the executions that are started from now on. */
    Machine update(String arn, String source, String roleArn) {
        Definition definition = read(source);
        Machine updated = machines.computeIfPresent(
                arn,
                (key, old) -> new Machine(
                        arn, old.name(), roleArn, source, definition, old.created(), time.now(), ids.get()));
        if (updated == null) {
            throw missing(arn);
        }
        return updated;
    }

    void delete(String arn) {
        machines.remove(arn);
    }

    /** @throws ApiError if there is no such machine */
    Machine require(String arn) {
        Machine machine = machines.get(Arns.requireArn(arn, "stateMachine"));
        if (machine == null) {
            throw missing(arn);
        }
        return machine;
    }

    List<Machine> all() {
        return machines.values().stream()
                .sorted(Comparator.comparing(Machine::created).thenComparing(Machine::name))
                .toList();
    }

    private Definition read(String source) {
        return switch (reader.read(source)) {
            case Parsed.Valid(Definition definition) -> definition;
            case Parsed.Invalid(List<Problem> problems) ->
                throw new ApiError(
                        "InvalidDefinition",
                        "Invalid State Machine Definition: '"
                                + problems.stream().map(Problem::toString).collect(Collectors.joining("; "))
                                + "'");
        };
    }

    private static ApiError missing(String arn) {
        return new ApiError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
}
