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

    /** What may be sent again under one key, and is done once. */
    sealed interface Keyed extends Command {

        /** Of the request that brings it. */
        Optional<String> key();
    }

    record Pause(String reason, Optional<String> key) implements Keyed {}

    record Resume(String reason, Optional<String> key) implements Keyed {}

    record Redrive(String reason, Optional<String> key) implements Keyed {}

    record Say(String content, Optional<String> key) implements Keyed {}

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
