package com.opspawn.agent.definition;

import java.util.Locale;

/** How an agent gets from a goal to an answer. */
public enum PlannerName {
    /** Thinks, calls tools by the model's own means, reads what they say, and so on. */
    REACT,
    /** The same in plain text, for models without tool calls. */
    REACT_TEXT,
    /** Writes a plan first, and then works it off. */
    PLAN_EXECUTE,
    /** One answer, without any tool. */
    PLACEHOLDER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
