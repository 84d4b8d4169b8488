package com.opspawn.testing.boundary;

import com.opspawn.journal.InputDecision;
import java.time.Duration;

/** What people do to a task that exists, over the API. */
public sealed interface Deed {

    record Cancel() implements Deed {}

    /** @param time after which the same person resumes it */
    record Pause(Duration time) implements Deed {}

    /** @param words to the agent */
    record Say(String words) implements Deed {}

    /**
     * Every request that is open is decided. Where this cannot be decided on one, what comes nearest is: a question is
     * answered, and what may have been done is said to have been.
     */
    record Decide(InputDecision decision) implements Deed {}

    /** A task that has failed goes on. */
    record Redrive() implements Deed {}

    /** As it is written in a {@code Schedule}. */
    default String java() {
        return switch (this) {
            case Cancel() -> "new Deed.Cancel()";
            case Pause(Duration time) -> "new Deed.Pause(Duration.ofSeconds(" + time.toSeconds() + "))";
            case Say(String words) -> "new Deed.Say(\"" + words + "\")";
            case Decide(InputDecision decision) -> "new Deed.Decide(InputDecision." + decision.name() + ")";
            case Redrive() -> "new Deed.Redrive()";
        };
    }
}
