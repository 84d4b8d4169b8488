package com.opspawn.local.states.run;

import com.opspawn.local.states.StatusListener;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.log.LoggedExecution;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** All executions, by ARN: those that run, and the latest that have ended. */
public final class Executions implements AutoCloseable {
    private final Engine engine;
    private final ExecutionLog log;
    private final int keepEnded;
    private final StatusListener listener;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger endedCount = new AtomicInteger();

    /**
     * Takes over what the log knows.
     *
     * @param keepEnded how many ended executions are kept, with their histories
     */
    public Executions(Engine engine, ExecutionLog log, int keepEnded) {
        this(engine, log, keepEnded, StatusListener.NONE);
    }

    /**
     * Takes over what the log knows.
     *
     * @param keepEnded how many ended executions are kept, with their histories
     * @param listener is told of every change of an execution's status
     */
    public Executions(Engine engine, ExecutionLog log, int keepEnded, StatusListener listener) {
        this.listener = listener;
        this.engine = engine;
        this.log = log;
        this.keepEnded = keepEnded;
        for (LoggedExecution execution : log.executions()) {
            known.put(execution.start().arn(), new Known.Logged(execution));
            execution.end().ifPresent(end -> remember(execution.start().arn()));
        }
    }

    /**
     * Starts an execution, unless its name is in use.
     *
     * @param machine what it runs
     * @param arn the ARN that its name gives
     * @param input JSON text
     */
    public StartResult start(Machine machine, String arn, String name, String input) {
        var asked = new ExecutionStart(
                arn, machine.arn(), name, input, engine.time().now());
        var mine = new Known.Here(execution(machine, asked));
        Known holder = known.computeIfAbsent(arn, key -> {
            // Within the map's own lock for this name: nobody is told of a start that is not written down.
            log.started(asked);
            return mine;
        });
        if (holder.equals(mine)) {
            listener.changed(asked, Optional.empty());
            mine.execution().launch();
            return new StartResult.Running(asked);
        }
        boolean same = holder.end().isEmpty() && holder.start().input().equals(input);
        return same ? new StartResult.Running(holder.start()) : new StartResult.NameTaken(holder.start());
    }

    /** Starts again, from their inputs, the executions of a machine that were open when an earlier process ended. */
    public void resume(Machine machine) {
        List.copyOf(known.values()).forEach(execution -> {
            if (execution instanceof Known.Logged(LoggedExecution logged)
                    && logged.end().isEmpty()
                    && logged.start().machineArn().equals(machine.arn())) {
                Execution again = execution(machine, logged.start());
                if (known.replace(logged.start().arn(), execution, new Known.Here(again))) {
                    again.launch();
                }
            }
        });
    }

    public Optional<Known> find(String arn) {
        return Optional.ofNullable(known.get(arn));
    }

    /** The executions of a machine, the latest first. */
    public List<Known> of(String machineArn) {
        return known.values().stream()
                .filter(execution -> execution.start().machineArn().equals(machineArn))
                .sorted(Comparator.<Known, Instant>comparing(
                                execution -> execution.start().at())
                        .reversed()
                        .thenComparing(execution -> execution.start().arn()))
                .toList();
    }

    /** Ends an execution as ABORTED, unless it has ended. */
    public void stop(Known execution, Optional<String> error, Optional<String> cause) {
        switch (execution) {
            case Known.Here(Execution here) -> here.stop(error, cause);
            case Known.Logged(LoggedExecution logged) -> stop(logged, error, cause);
        }
    }

    /** Has every execution do nothing more, without an end: a later process will start it again. */
    @Override
    public void close() {
        known.values().forEach(execution -> {
            if (execution instanceof Known.Here(Execution here)) {
                here.abandon();
            }
        });
    }

    private void stop(LoggedExecution open, Optional<String> error, Optional<String> cause) {
        if (open.end().isEmpty()) {
            var end = new ExecutionEnd.Aborted(error, cause, engine.time().now());
            var stopped = new LoggedExecution(open.start(), Optional.of(end));
            if (known.replace(open.start().arn(), new Known.Logged(open), new Known.Logged(stopped))) {
                ended(open.start(), end);
            }
        }
    }

    private Execution execution(Machine machine, ExecutionStart start) {
        return new Execution(engine, machine, start, end -> ended(start, end));
    }

    private void ended(ExecutionStart start, ExecutionEnd end) {
        log.ended(start.arn(), end);
        remember(start.arn());
        listener.changed(start, Optional.of(end));
    }

    private void remember(String arn) {
        ended.add(arn);
        if (endedCount.incrementAndGet() > keepEnded) {
            endedCount.decrementAndGet();
            Optional.ofNullable(ended.poll()).ifPresent(known::remove);
        }
    }
}
