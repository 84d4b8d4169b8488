package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a task's budget leaves for the next model call, reserved before it from the worst case. */
sealed interface Spending {
    /** Where neither the agent nor the provider's list says how long an answer may be. */
    int USUAL_MAX_OUTPUT = 8_192;

    /** @param outputTokens the longest answer that is within the budget; empty where the provider's own limit will do */
    record Within(OptionalInt outputTokens) implements Spending {}

    /** @param message which budget, and how much of it is used */
    record Exhausted(String message) implements Spending {}

    static Spending of(Prompt prompt, History history, Agent agent, AgentModel model) {
        OptionalLong maxTokens = agent.limits().maxTokens();
        if (maxTokens.isEmpty()) {
            return new Within(agent.maxOutputTokens());
        }
        long used = TokenBound.used(prompt, history);
        long left = maxTokens.getAsLong() - used - TokenBound.of(prompt, history, model.name());
        return left < 1
                ? new Exhausted("stopped before a call that could exceed budget.max_tokens " + maxTokens.getAsLong()
                        + ": " + used + " are used, and the next prompt may need the rest")
                : new Within(OptionalInt.of((int) Math.min(left, longest(agent, model))));
    }

    /** A provider refuses to be asked for more than its model can give. */
    private static int longest(Agent agent, AgentModel model) {
        int own = model.maxOutputTokens().orElse(USUAL_MAX_OUTPUT);
        return agent.maxOutputTokens().orElse(own);
    }
}
