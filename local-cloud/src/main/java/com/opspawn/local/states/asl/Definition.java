package com.opspawn.local.states.asl;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A state machine.
 *
 * @param states where it starts, and its states
 * @param timeoutSeconds how long an execution may take before it ends as TIMED_OUT
 */
public record Definition(StateGraph states, OptionalInt timeoutSeconds) {
    public Definition {
        Objects.requireNonNull(states);
        Objects.requireNonNull(timeoutSeconds);
    }
}
