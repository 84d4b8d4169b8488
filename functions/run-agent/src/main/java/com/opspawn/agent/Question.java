package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One question to a model.
 *
 * @param history that it comes from
 * @param agent whose model is asked
 * @param model whose turn it is
 * @param prompt what it is asked
 * @param summary whether it is to sum up the conversation instead of going on with it
 * @param failures how many times in a row it gave no answer
 * @param end until then it may take
 * @param reserved whether what it may cost is in the journal
 */
record Question(
        History history,
        Agent agent,
        AgentModel model,
        Prompt prompt,
        boolean summary,
        int failures,
        Instant end,
        boolean reserved) {

    Question limitedTo(Spending.Within within) {
        Prompt limited = prompt.limitedTo(OptionalInt.of(within.outputTokens()));
        return new Question(history, agent, model, limited, summary, failures, end, reserved);
    }

    /** The same, with its reservation as the last entry of the history. */
    Question reservedIn(History longer) {
        return new Question(longer, agent, model, prompt, summary, failures, end, true);
    }
}
