package com.opspawn.local.states.history;

import java.time.Instant;
import java.util.Objects;

/**
 * One event of an execution.
 *
 * @param id counts from 1
 * @param previousId the event that led to it on the same line of control; 0 for the first ones
 * @param at when it happened
 */
public record HistoryEvent(long id, long previousId, Instant at, EventType type, EventDetails details) {
    public HistoryEvent {
        Objects.requireNonNull(at);
        Objects.requireNonNull(type);
        Objects.requireNonNull(details);
    }
}
