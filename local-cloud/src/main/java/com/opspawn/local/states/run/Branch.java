package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.asl.StateGraph;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line of control of an execution: the execution itself, a branch of a Parallel state or an iteration of a Map
 * state. It has its own variables, which begin as its parent's, and its own chain of events. All of it is touched only
 * by who holds the execution's turn.
 */
final class Branch {
    private final Execution execution;
    private final Map<String, @Nullable Object> context;
    private final List<Branch> children = new ArrayList<>();
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private Map<String, @Nullable Object> variables;
    private Optional<State> visiting = Optional.empty();
    private @Nullable CompletableFuture<?> waiting;
    private long lastEvent;
    private boolean cancelled;

    private Branch(
            Execution execution,
            Map<String, @Nullable Object> context,
            Map<String, @Nullable Object> variables,
            long lastEvent) {
        this.execution = execution;
        this.context = context;
        this.variables = variables;
        this.lastEvent = lastEvent;
    }

    static Branch root(Execution execution) {
        return new Branch(execution, Map.of(), Map.of(), 0);
    }

    /**
     * A branch within this one.
     *
     * @param added what its context object has beyond this one's
     * @param after the event that leads to its first one
     */
    Branch child(Map<String, @Nullable Object> added, long after) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>(this.context);
        context.putAll(added);
        var child = new Branch(execution, context, variables, after);
        children.add(child);
        return child;
    }

    void forget(Branch child) {
        children.remove(child);
    }

    Execution execution() {
        return execution;
    }

    /** What the context object has beyond execution, state and machine. */
    Map<String, @Nullable Object> context() {
        return context;
    }

    Map<String, @Nullable Object> variables() {
        return variables;
    }

    void assign(Map<String, @Nullable Object> assigned) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(variables);
        merged.putAll(assigned);
        variables = Collections.unmodifiableMap(merged);
    }

    /** The state it is in, while it is in one. */
    Optional<State> visiting() {
        return visiting;
    }

    void visit(State state) {
        visiting = Optional.of(state);
    }

    long lastEvent() {
        return lastEvent;
    }

    /** Has the next event follow this one. */
    void continueAfter(long event) {
        lastEvent = event;
    }

    /** Adds an event to its chain. */
    long emit(EventType type, EventDetails details) {
        lastEvent = execution.append(lastEvent, type, details);
        return lastEvent;
    }

    /** Runs a graph in this branch on a thread of its own, and returns when that waits or has ended. */
    void start(StateGraph graph, Payload input, Consumer<BranchEnd> whenEnded) {
        Threads threads = execution.engine().threads();
        threads.start("branch", () -> run(graph, input, whenEnded));
        execution.turn().unlock();
        try {
            threads.join(settled);
        } finally {
            execution.turn().lock();
        }
    }

    private void run(StateGraph graph, Payload input, Consumer<BranchEnd> whenEnded) {
        execution.turn().lock();
        try {
            whenEnded.accept(Interpreter.run(this, graph, input));
        } catch (Cancelled endedFromOutside) {
            // Whoever ended it has recorded that.
        } finally {
            settled.complete(true);
            execution.turn().unlock();
        }
    }

    /** Waits for a letter, and lets others have the turn meanwhile. */
    <T> T await(Mailbox<T> mailbox) {
        checkCancelled();
        CompletableFuture<T> letter = mailbox.take();
        if (letter.isDone()) {
            return letter.join();
        }
        waiting = letter;
        settled.complete(true);
        execution.turn().unlock();
        try {
            return execution.engine().threads().join(letter);
        } catch (CancellationException e) {
            throw new Cancelled();
        } finally {
            execution.turn().lock();
            waiting = null;
            checkCancelled();
        }
    }

    void sleep(Duration delay) {
        if (delay.isPositive()) {
            Mailbox<Boolean> mailbox = new Mailbox<>();
            Time time = execution.engine().time();
            Time.Alarm alarm = time.at(time.now().plus(delay), () -> mailbox.put(true));
            try {
                await(mailbox);
            } finally {
                alarm.cancel();
            }
        }
    }

    /** Ends it and all within it: each does nothing more from its next wait or state on. */
    void cancel() {
        cancelled = true;
        children.forEach(Branch::cancel);
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    void checkCancelled() {
        if (cancelled) {
            throw new Cancelled();
        }
    }
}
