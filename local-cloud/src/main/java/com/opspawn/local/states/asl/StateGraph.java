package com.opspawn.local.states.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * States that lead to each other: a whole machine, a branch of a Parallel state, or what a Map state does to each item.
 *
 * @param startAt the name of the first state
 * @param states by name, in the order of the definition
 */
public record StateGraph(String startAt, Map<String, State> states) {
    public StateGraph {
        Objects.requireNonNull(startAt);
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** The state of this name; a definition that was read without problems has every state that it names. */
    public State state(String name) {
        return Objects.requireNonNull(states.get(name), name);
    }
}
