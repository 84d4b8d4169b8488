package com.opspawn.agent;

import com.opspawn.task.Task;

/** Finds who does a task. */
@FunctionalInterface
interface Agents {

    /** An agent, or why there can be none. */
    sealed interface Made {
        record Ready(Agent agent) implements Made {}

        /** @param message every problem, with its fix */
        record Impossible(String message) implements Made {}
    }

    Made make(Task task);
}
