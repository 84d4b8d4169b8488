package com.opspawn.control;

import com.opspawn.journal.InputDecision;
import java.util.Optional;

/** What a caller wants of a task. */
sealed interface Command {
    /** A reason's, in characters. */
    int MAX_REASON = 1_000;
    /** A message's, and an answer's. */
    int MAX_CONTENT = 64_000;

    record Cancel(String reason) implements Command {}

    record Pause(String reason) implements Command {}

    record Resume(String reason) implements Command {}

    record Redrive(String reason) implements Command {}

    /** @param key of the request that brings it */
    record Say(String content, Optional<String> key) implements Command {}

    /**
     * @param arguments JSON; what the call is to be run with, or, where it is approved, what the caller saw
     * @param callHash of the call that the caller saw
     */
    record Decide(
            String requestId,
            InputDecision decision,
            String reason,
            Optional<String> arguments,
            Optional<String> answer,
            Optional<String> callHash)
            implements Command {}
}
