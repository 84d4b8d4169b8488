package com.opspawn.planner;

import java.util.List;

/** What a model wrote in ReAct's form, or in something near it. Observations that it made up are never kept. */
sealed interface ReactAnswer {

    /** What is kept of its words. */
    String text();

    /**
     * A tool that is to be run.
     *
     * @param tool its name, or what the model wrote where that names none
     * @param input its arguments as the model wrote them
     */
    record Action(String tool, String input) {}

    /**
     * @param text the answer up to the end of the last input: what follows was written without knowing the result
     * @param actions at least one
     */
    record Acts(String text, List<Action> actions) implements ReactAnswer {
        public Acts {
            actions = List.copyOf(actions);
        }
    }

    /** @param answer never blank */
    record Finishes(String text, String answer) implements ReactAnswer {}

    /** A thought, and nothing that follows from it. */
    record Unreadable(String text) implements ReactAnswer {}
}
