package com.opspawn.planner;

import com.opspawn.llm.Prompt;

/** What a planner wants to do now. */
public sealed interface Next {

    /** The model is to be asked. */
    record Ask(Prompt prompt) implements Next {}

    /** There is nothing to ask: this is the result. */
    record Finish(String result) implements Next {}
}
