package com.opspawn.planner;

import com.opspawn.llm.Answer;

/** Decides what a model is asked, and what its answers mean. Has no state of its own: everything is in the journal. */
public interface Planner {

    /** As it stands in an agent's file. */
    String name();

    /**
     * What to do now. Called where no tool call is open and the task has not ended.
     *
     * @param briefing the task so far
     */
    Next next(Briefing briefing);

    /**
     * What an answer means.
     *
     * @param briefing as {@link #next} was given it
     * @param answer to that prompt; it has calls or text
     */
    Reading read(Briefing briefing, Answer answer);
}
