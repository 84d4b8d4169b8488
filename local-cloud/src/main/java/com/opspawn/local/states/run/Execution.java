package com.opspawn.local.states.run;

import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.history.HistoryEvent;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution that runs or ran in this process. */
public final class Execution {
    /** AWS's bound: the event that ends an execution is the last of these. */
    private static final int MAX_EVENTS = 25_000;

    private final Engine engine;
    private final Machine machine;
    private final ExecutionStart start;
    private final Payload input;
    private final Consumer<ExecutionEnd> whenEnded;
    // Fair, so that branches act in the order in which what they waited for came.
    private final ReentrantLock turn = new ReentrantLock(true);
    private final List<HistoryEvent> history = new ArrayList<>();
    private final Branch root;
    private volatile @Nullable ExecutionEnd end;

    Execution(Engine engine, Machine machine, ExecutionStart start, Consumer<ExecutionEnd> whenEnded) {
        this.engine = engine;
        this.machine = machine;
        this.start = start;
        this.input = Payload.parse(start.input());
        this.whenEnded = whenEnded;
        this.root = Branch.root(this);
    }

    public ExecutionStart start() {
        return start;
    }

    /** How it ended; empty while it runs. */
    public Optional<ExecutionEnd> end() {
        return Optional.ofNullable(end);
    }

    /** The events so far. */
    public List<HistoryEvent> history() {
        turn.lock();
        try {
            return List.copyOf(history);
        } finally {
            turn.unlock();
        }
    }

    /** Ends it as ABORTED, unless it has ended. A function that runs is left running, as on AWS. */
    public void stop(Optional<String> error, Optional<String> cause) {
        endFromOutside(
                EventType.EXECUTION_ABORTED,
                new EventDetails.Failure(error, cause),
                new ExecutionEnd.Aborted(error, cause, engine.time().now()));
    }

    /** Has it do nothing more, and leaves it open. */
    void abandon() {
        turn.lock();
        try {
            root.cancel();
        } finally {
            turn.unlock();
        }
    }

    /** Runs it on a thread of its own. */
    void launch() {
        engine.threads().start("execution " + start.name(), this::run);
    }

    private void run() {
        turn.lock();
        Optional<Time.Alarm> timeout = Optional.empty();
        try {
            append(0, EventType.EXECUTION_STARTED, new EventDetails.ExecutionStarted(start.input(), machine.roleArn()));
            timeout = timeoutAlarm();
            finish(Interpreter.run(root, machine.definition().states(), input));
        } catch (Cancelled endedFromOutside) {
            // Whoever ended it has recorded that.
        } finally {
            timeout.ifPresent(Time.Alarm::cancel);
            turn.unlock();
        }
    }

    private Optional<Time.Alarm> timeoutAlarm() {
        var seconds = machine.definition().timeoutSeconds();
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        var at = engine.time().now().plus(Duration.ofSeconds(seconds.getAsInt()));
        // Not on the alarm's own thread, which must not wait for this execution's turn.
        return Optional.of(engine.time().at(at, () -> engine.threads().start("time-out", this::timeOut)));
    }

    private void timeOut() {
        endFromOutside(
                EventType.EXECUTION_TIMED_OUT,
                new EventDetails.Failure(Optional.of("States.Timeout"), Optional.empty()),
                new ExecutionEnd.TimedOut(engine.time().now()));
    }

    private void endFromOutside(EventType type, EventDetails details, ExecutionEnd how) {
        turn.lock();
        try {
            if (end == null) {
                root.cancel();
                end(0, type, details, how);
            }
        } finally {
            turn.unlock();
        }
    }

    private void finish(BranchEnd result) {
        var now = engine.time().now();
        switch (result) {
            case BranchEnd.Succeeded(Payload output) ->
                end(
                        root.lastEvent(),
                        EventType.EXECUTION_SUCCEEDED,
                        new EventDetails.ExecutionSucceeded(output.text()),
                        new ExecutionEnd.Succeeded(output.text(), now));
            case BranchEnd.Failed(Failure failure) ->
                end(
                        root.lastEvent(),
                        EventType.EXECUTION_FAILED,
                        new EventDetails.Failure(failure.error(), failure.cause()),
                        new ExecutionEnd.Failed(failure.error(), failure.cause(), now));
        }
    }

    private void end(long previousId, EventType type, EventDetails details, ExecutionEnd how) {
        history.add(
                new HistoryEvent(history.size() + 1L, previousId, engine.time().now(), type, details));
        end = how;
        whenEnded.accept(how);
    }

    /** Adds an event; only for who holds the turn. */
    long append(long previousId, EventType type, EventDetails details) {
        if (history.size() >= MAX_EVENTS - 1) {
            throw new StateFailed(Failure.terminal(
                    "States.Runtime",
                    "The execution reached the maximum number of history events (" + MAX_EVENTS + ")."));
        }
        var event =
                new HistoryEvent(history.size() + 1L, previousId, engine.time().now(), type, details);
        history.add(event);
        return event.id();
    }

    Engine engine() {
        return engine;
    }

    Machine machine() {
        return machine;
    }

    Payload input() {
        return input;
    }

    ReentrantLock turn() {
        return turn;
    }
}
