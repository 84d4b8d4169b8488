package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.Payload;
import java.util.Map;
import java.util.function.Consumer;

/** One attempt of a Parallel state. */
final class ParallelRun implements FanOut.Kind {
    private final Branch parent;
    private final State.Parallel state;
    private final Payload input;

    private ParallelRun(Branch parent, State.Parallel state, Payload input) {
        this.parent = parent;
        this.state = state;
        this.input = input;
    }

    static Payload of(Visit visit, State.Parallel state) {
        Payload input = state.arguments()
                .map(template -> Payload.of(visit.evaluate(template)))
                .orElse(visit.input());
        Branch branch = visit.branch();
        branch.emit(EventType.PARALLEL_STATE_STARTED, new EventDetails.None());
        Payload result = new FanOut(branch, new ParallelRun(branch, state, input)).run();
        // AWS hangs the Exited event on the last branch, beside this one and not below it.
        branch.execution().append(branch.lastEvent(), EventType.PARALLEL_STATE_SUCCEEDED, new EventDetails.None());
        return result;
    }

    @Override
    public int size() {
        return state.branches().size();
    }

    @Override
    public int maxConcurrency() {
        return size();
    }

    @Override
    public Branch open(int index, long after) {
        return parent.child(Map.of(), after);
    }

    @Override
    public void start(int index, Branch branch, Consumer<BranchEnd> whenEnded) {
        branch.start(state.branches().get(index), input, whenEnded);
    }

    @Override
    public long succeeded(int index, Branch branch) {
        return branch.lastEvent();
    }

    @Override
    public void failed(int index, Branch branch) {}

    @Override
    public void aborted(int index, long after) {}
}
