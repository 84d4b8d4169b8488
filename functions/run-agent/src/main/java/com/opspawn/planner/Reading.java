package com.opspawn.planner;

import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolCall;
import java.util.List;

/** What an answer means. */
public sealed interface Reading {
    /** Why an answer is sent back, or ends the task: its planner cannot read it. */
    String UNREADABLE = "unreadable_answer";

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
    record GiveUp(String text, String reason, String message) implements Reading {

        static GiveUp onlyThoughts(String text) {
            return new GiveUp(
                    text,
                    "empty_answer",
                    "the model's answer was nothing but thoughts, without a tool call; ask a stronger model, or raise"
                            + " agent_config.max_tokens");
        }
    }
}
