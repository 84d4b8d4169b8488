package com.opspawn.planner;

import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolCall;
import java.util.List;

/** What an answer means. */
public sealed interface Reading {

    /** What is kept of the answer's words. */
    String text();

    /**
     * Tools are to be run.
     *
     * @param calls at least one; their ids may be blank or the same
     */
    record Act(String text, List<ToolCall> calls) implements Reading {
        public Act {
            calls = List.copyOf(calls);
            if (calls.isEmpty()) {
                throw new IllegalArgumentException("to act is to call at least one tool");
            }
        }
    }

    /** The task's result. */
    record Finish(String text, String result) implements Reading {}

    /** The model is asked again, and told this first. */
    record GoOn(String text, Fact.Told told) implements Reading {}

    /** Nobody can make anything of it. */
    record GiveUp(String text, String reason, String message) implements Reading {}
}
