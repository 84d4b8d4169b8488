package com.opspawn.local.states;

import com.opspawn.local.states.asl.DefinitionReader;
import com.opspawn.local.states.jsonata.ExpressionCompiler;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.FileExecutionLog;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import com.opspawn.local.states.run.Engine;
import com.opspawn.local.states.run.Executions;
import com.opspawn.local.states.run.StartResult;
import com.opspawn.local.states.run.SystemTime;
import com.opspawn.local.states.run.TaskTokens;
import com.opspawn.local.states.run.TaskTokens.Delivery;
import com.opspawn.local.states.run.Threads;
import com.opspawn.local.states.run.Time;
import com.opspawn.local.states.wire.StatesApi;
import com.opspawn.local.states.wire.WireServer;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A local Step Functions that any AWS SDK can talk to at {@link #endpoint()}.
 *
 * <p>State machines are created through the API, by whoever starts the service, at each start. With a directory in the
 * settings, an execution that was open when the process ended is started again from its input as soon as its state
 * machine is created again: same ARN, name and start date, new history.
 */
public final class StatesService implements AutoCloseable {
    private final StatesApi api;
    private final WireServer server;
    private final Executions executions;
    private final ExecutionLog log;
    private final Runnable stopClock;

    private StatesService(
            StatesApi api, WireServer server, Executions executions, ExecutionLog log, Runnable stopClock) {
        this.api = api;
        this.server = server;
        this.executions = executions;
        this.log = log;
        this.stopClock = stopClock;
    }

    /**
     * Starts to listen.
     *
     * @throws java.io.UncheckedIOException if the port is in use, or the directory cannot be written to
     */
    public static StatesService start(StatesSettings settings, FunctionInvoker functions) {
        return start(settings, functions, StatusListener.NONE);
    }

    /**
     * Starts to listen.
     *
     * @param listener is told of every change of an execution's status
     * @throws java.io.UncheckedIOException if the port is in use, or the directory cannot be written to
     */
    public static StatesService start(StatesSettings settings, FunctionInvoker functions, StatusListener listener) {
        return start(settings, functions, listener, log(settings));
    }

    /**
     * Starts to listen.
     *
     * @param listener is told of every change of an execution's status
     * @param log where executions are written down, in the place of the settings' directory; closed with the service
     * @throws java.io.UncheckedIOException if the port is in use
     */
    public static StatesService start(
            StatesSettings settings, FunctionInvoker functions, StatusListener listener, ExecutionLog log) {
        var time = new SystemTime();
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return start(
                settings, functions, log, time, random, () -> UUID.randomUUID().toString(), time::close, listener);
    }

    static StatesService start(
            StatesSettings settings,
            FunctionInvoker functions,
            ExecutionLog log,
            Time time,
            RandomGenerator random,
            Supplier<String> ids,
            Runnable stopClock) {
        return start(settings, functions, log, time, random, ids, stopClock, StatusListener.NONE);
    }

    private static StatesService start(
            StatesSettings settings,
            FunctionInvoker functions,
            ExecutionLog log,
            Time time,
            RandomGenerator random,
            Supplier<String> ids,
            Runnable stopClock,
            StatusListener listener) {
        var engine = new Engine(time, random, ids, functions, new TaskTokens(), Threads.VIRTUAL);
        var executions = new Executions(engine, log, settings.keepEnded(), listener);
        var reader = new DefinitionReader(new ExpressionCompiler(random, ids));
        var api = new StatesApi(engine, executions, reader, settings.region(), settings.account());
        return new StatesService(api, WireServer.start(api, settings.port()), executions, log, stopClock);
    }

    private static ExecutionLog log(StatesSettings settings) {
        return settings.directory()
                .<ExecutionLog>map(directory -> FileExecutionLog.open(directory, settings.keepEnded()))
                .orElseGet(() -> new InMemoryExecutionLog(settings.keepEnded()));
    }

    /**
     * Creates a state machine without the API, as CreateStateMachine does.
     *
     * @param definition the definition, in JSON
     * @return its ARN
     * @throws IllegalArgumentException with everything that is wrong with the name or the definition
     */
    public String createStateMachine(String name, String definition, String roleArn) {
        return api.createStateMachine(name, definition, roleArn);
    }

    /**
     * Starts an execution without the API, as StartExecution does. One whose name is in use was started before, which is
     * as good.
     *
     * @param input JSON text
     * @throws IllegalArgumentException where there is no such machine, or this is no name or input
     */
    public void startExecution(String machineArn, String name, String input) {
        StartResult started = api.start(machineArn, name, input);
        switch (started) {
            case StartResult.Running _, StartResult.NameTaken _ -> {}
        }
    }

    /** Wakes the task that waits under a token, without the API, as SendTaskSuccess does; nothing where none waits. */
    public void wake(String token) {
        Delivery delivery = api.succeed(token);
        switch (delivery) {
            case Delivery.Delivered _, Delivery.Closed _, Delivery.Malformed _ -> {}
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:8083}. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Stops listening. Executions that run are left to the log. */
    @Override
    public void close() {
        server.close();
        executions.close();
        log.close();
        stopClock.run();
    }
}
