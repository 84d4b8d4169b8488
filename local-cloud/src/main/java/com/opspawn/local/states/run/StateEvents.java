package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.history.EventType;
import java.util.Optional;

/** The events that every kind of state has, by kind. */
final class StateEvents {
    private StateEvents() {}

    static EventType entered(State state) {
        return switch (state) {
            case State.Pass ignored -> EventType.PASS_STATE_ENTERED;
            case State.Task ignored -> EventType.TASK_STATE_ENTERED;
            case State.Choice ignored -> EventType.CHOICE_STATE_ENTERED;
            case State.Wait ignored -> EventType.WAIT_STATE_ENTERED;
            case State.Succeed ignored -> EventType.SUCCEED_STATE_ENTERED;
            case State.Fail ignored -> EventType.FAIL_STATE_ENTERED;
            case State.Parallel ignored -> EventType.PARALLEL_STATE_ENTERED;
            case State.Map ignored -> EventType.MAP_STATE_ENTERED;
        };
    }

    static EventType exited(State state) {
        return switch (state) {
            case State.Pass ignored -> EventType.PASS_STATE_EXITED;
            case State.Task ignored -> EventType.TASK_STATE_EXITED;
            case State.Choice ignored -> EventType.CHOICE_STATE_EXITED;
            case State.Wait ignored -> EventType.WAIT_STATE_EXITED;
            case State.Succeed ignored -> EventType.SUCCEED_STATE_EXITED;
            case State.Fail ignored -> throw new IllegalStateException("A Fail state is never left");
            case State.Parallel ignored -> EventType.PARALLEL_STATE_EXITED;
            case State.Map ignored -> EventType.MAP_STATE_EXITED;
        };
    }

    /** The event of a state that was cut off; only those that can be found waiting have one. */
    static Optional<EventType> aborted(State state) {
        return switch (state) {
            case State.Task ignored -> Optional.of(EventType.TASK_STATE_ABORTED);
            case State.Wait ignored -> Optional.of(EventType.WAIT_STATE_ABORTED);
            case State.Parallel ignored -> Optional.of(EventType.PARALLEL_STATE_ABORTED);
            case State.Map ignored -> Optional.of(EventType.MAP_STATE_ABORTED);
            case State.Pass ignored -> Optional.empty();
            case State.Choice ignored -> Optional.empty();
            case State.Succeed ignored -> Optional.empty();
            case State.Fail ignored -> Optional.empty();
        };
    }

    /** What a state whose branches failed says when it is not tried again. */
    static Optional<EventType> failed(State state) {
        return switch (state) {
            case State.Parallel ignored -> Optional.of(EventType.PARALLEL_STATE_FAILED);
            case State.Map ignored -> Optional.of(EventType.MAP_STATE_FAILED);
            case State.Task ignored -> Optional.empty();
            case State.Wait ignored -> Optional.empty();
            case State.Pass ignored -> Optional.empty();
            case State.Choice ignored -> Optional.empty();
            case State.Succeed ignored -> Optional.empty();
            case State.Fail ignored -> Optional.empty();
        };
    }
}
