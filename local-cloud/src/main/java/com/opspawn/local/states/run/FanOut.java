package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several branches at once, up to a bound, until all have ended or one has failed. It is what Parallel and Map states
 * have in common; what their branches are, and which events mark them, each says itself.
 */
final class FanOut {
    private final Branch parent;
    private final Kind kind;
    private final Mailbox<Ended> ended = new Mailbox<>();
    private final Map<Integer, Branch> running = new LinkedHashMap<>();
    private final List<@Nullable Object> outputs;

    /** What a state's branches are. */
    interface Kind {
        int size();

        int maxConcurrency();

        /**
         * Begins a branch, with the events that mark it.
         *
         * @param after the event that leads to it
         */
        Branch open(int index, long after);

        /** Runs it until it waits or ends. */
        void start(int index, Branch branch, Consumer<BranchEnd> whenEnded);

        /** Marks a branch that ended well; returns the event that the state goes on from. */
        long succeeded(int index, Branch branch);

        /** Marks the branch that failed, before its state is marked as aborted. */
        void failed(int index, Branch branch);

        /** Marks a branch that was cut off by another's failure, before its state is marked as aborted. */
        void aborted(int index, long after);
    }

    private record Ended(int index, BranchEnd end) {}

    FanOut(Branch parent, Kind kind) {
        this.parent = parent;
        this.kind = kind;
        this.outputs = new ArrayList<@Nullable Object>();
        for (int i = 0; i < kind.size(); i++) {
            outputs.add(null);
        }
    }

    /**
     * Runs all branches.
     *
     * @return the array of their outputs
     * @throws StateFailed as soon as one has failed, with its failure
     */
    Payload run() {
        long started = parent.lastEvent();
        int next = 0;
        while (next < Math.min(kind.size(), kind.maxConcurrency())) {
            running.put(next, kind.open(next++, started));
        }
        for (var branch : new ArrayList<>(running.entrySet())) {
            start(branch.getKey(), branch.getValue());
        }
        while (!running.isEmpty()) {
            Ended one = parent.await(ended);
            long after = succeed(one);
            if (next < kind.size()) {
                Branch branch = kind.open(next, after);
                running.put(next, branch);
                start(next++, branch);
            }
        }
        return Payload.of(outputs);
    }

    private void start(int index, Branch branch) {
        parent.checkCancelled();
        kind.start(index, branch, end -> ended.put(new Ended(index, end)));
    }

    private long succeed(Ended one) {
        return switch (one.end()) {
            case BranchEnd.Succeeded(Payload output) -> {
                Branch branch = close(one.index());
                outputs.set(one.index(), output.value());
                parent.continueAfter(kind.succeeded(one.index(), branch));
                yield branch.lastEvent();
            }
            case BranchEnd.Failed(Failure failure) -> throw fail(one.index(), failure);
        };
    }

    private StateFailed fail(int index, Failure failure) {
        Branch failed = close(index);
        long cause = failed.lastEvent();
        kind.failed(index, failed);
        failed.visiting().filter(State.Task.class::isInstance).ifPresent(task -> abort(task, cause));
        running.forEach((sibling, branch) -> {
            kind.aborted(sibling, cause);
            branch.visiting().ifPresent(state -> abort(state, cause));
            branch.cancel();
            parent.forget(branch);
        });
        parent.continueAfter(cause);
        return new StateFailed(failure);
    }

    private void abort(State state, long cause) {
        StateEvents.aborted(state).ifPresent(type -> append(cause, type));
    }

    private void append(long after, EventType type) {
        parent.execution().append(after, type, new EventDetails.None());
    }

    private Branch close(int index) {
        Branch branch = Objects.requireNonNull(running.remove(index));
        parent.forget(branch);
        return branch;
    }
}
