package com.opspawn.testing.cloud;

import com.opspawn.local.states.FunctionInvoker;
import com.opspawn.local.states.asl.Definition;
import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.asl.Parsed;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.jsonata.ExpressionCompiler;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import com.opspawn.local.states.run.Engine;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.Known;
import com.opspawn.local.states.run.Machine;
import com.opspawn.local.states.run.StartResult;
import com.opspawn.local.states.run.TaskTokens;
import com.opspawn.local.states.run.Threads;
import com.opspawn.local.states.run.Time;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Step Functions with the one state machine that runs tasks: the real definition, read once for all runs. */
public final class TaskWorkflow {
    /** The ARN of the state machine. */
    public static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:run-task";

    private static final String EXECUTIONS = "arn:aws:states:us-east-1:000000000000:execution:run-task:";
    private static final String FILE = "/com/opspawn/testing/run-task.asl.json";
    private static final int KEPT = 10_000;
    /** Its expressions draw neither numbers nor ids: one reading serves every seed. */
    private static final Machine RUN_TASK = machine(read());

    private final Executions executions;
    private final TaskTokens tokens = new TaskTokens();

    /**
     * @param random what jitter is drawn from
     * @param functions who runs the functions
     */
    public TaskWorkflow(Scheduler scheduler, RandomGenerator random, FunctionInvoker functions) {
        Engine engine = new Engine(
                time(scheduler),
                random,
                () -> Long.toHexString(random.nextLong()),
                functions,
                tokens,
                threads(scheduler, new Sandbox("workflow")));
        this.executions = new Executions(engine, new InMemoryExecutionLog(KEPT), KEPT);
    }

    /** As StartExecution does. */
    StartResult start(String name, String input) {
        return executions.start(RUN_TASK, EXECUTIONS + name, name, input);
    }

    /** As SendTaskSuccess does. */
    TaskTokens.Delivery wake(String token, String output) {
        return tokens.succeed(token, Payload.parse(output));
    }

    /** An execution by its name. */
    public Optional<Known> find(String name) {
        return executions.find(EXECUTIONS + name);
    }

    /** How an execution ended; empty where it has not, or never began. */
    public Optional<ExecutionEnd> end(String name) {
        return find(name).flatMap(Known::end);
    }

    private static Time time(Scheduler scheduler) {
        return new Time() {
            @Override
            public Instant now() {
                return scheduler.now();
            }

            @Override
            public Alarm at(Instant when, Runnable action) {
                return scheduler.at(when, action)::run;
            }
        };
    }

    private static Threads threads(Scheduler scheduler, Sandbox sandbox) {
        return new Threads() {
            @Override
            public void start(String name, Runnable line) {
                scheduler.start(sandbox, name, line);
            }

            @Override
            public <T> T join(CompletableFuture<T> letter) {
                scheduler.block(letter::isDone);
                return letter.join();
            }
        };
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(TaskWorkflow.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${RunAgentFunction}", FunctionSpec.RUN_AGENT.name())
                    .replace("${RecordFailureFunction}", FunctionSpec.RECORD_FAILURE.name())
                    .replace("${AwaitInputFunction}", FunctionSpec.AWAIT_INPUT.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Machine machine(String source) {
        DefinitionReader reader = new DefinitionReader(new ExpressionCompiler(
                () -> {
                    throw new IllegalStateException("the state machine draws random numbers: read it for each run");
                },
                () -> {
                    throw new IllegalStateException("the state machine draws ids: read it for each run");
                }));
        return switch (reader.read(source)) {
            case Parsed.Valid(Definition definition) ->
                new Machine(
                        MACHINE,
                        "run-task",
                        "arn:aws:iam::000000000000:role/run-task",
                        source,
                        definition,
                        Scheduler.BEGIN,
                        Scheduler.BEGIN,
                        "1");
            case Parsed.Invalid invalid ->
                throw new IllegalStateException("the state machine cannot be read: " + invalid.problems());
        };
    }
}
