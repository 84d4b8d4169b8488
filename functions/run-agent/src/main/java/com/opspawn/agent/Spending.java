package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** What a task's budget leaves for the next model call, reserved before it from the worst case. */
sealed interface Spending {
    /** Where neither the agent nor the price file says how long an answer may be. */
    int USUAL_MAX_OUTPUT = 8_192;

    /** @param outputTokens the longest answer that is within the budget; empty where the provider's own limit will do */
    record Within(OptionalInt outputTokens) implements Spending {}

    /** @param message which budget, and how much of it is used */
    record Exhausted(String message) implements Spending {}

    static Spending of(Prompt prompt, History history, Agent agent, AgentModel model) {
        Limits limits = agent.limits();
        if (limits.maxTokens().isEmpty() && limits.maxDollars().isEmpty()) {
            return new Within(agent.maxOutputTokens());
        }
        // A provider refuses to be asked for more than its model can give.
        long longest = agent.maxOutputTokens().orElse(model.maxOutputTokens().orElse(USUAL_MAX_OUTPUT));
        if (limits.maxTokens().isPresent()) {
            long max = limits.maxTokens().getAsLong();
            long used = TokenBound.used(prompt, history);
            longest = Math.min(longest, max - used - TokenBound.of(prompt, history, model.name()));
            if (longest < 1) {
                return exhausted("budget.max_tokens " + max, Long.toString(used));
            }
        }
        return limits.maxDollars().isPresent()
                ? ofDollars(limits.maxDollars().get(), prompt, history, agent, model, longest)
                : new Within(OptionalInt.of((int) longest));
    }

    private static Spending ofDollars(
            BigDecimal max, Prompt prompt, History history, Agent agent, AgentModel model, long longest) {
        if (model.pricing().isEmpty()) {
            return new Exhausted("stopped because budget.max_dollars " + max.toPlainString()
                    + " cannot be held: the price of " + model.name()
                    + " is not known; add it to the price file that OPSPAWN_PRICES names");
        }
        Dollars dollars = Dollars.of(prompt, history, agent, model.pricing().get());
        long input = TokenBound.of(prompt, history, model.name());
        long affordable = dollars.answerWithin(max, input, longest);
        String used = dollars.used().map(BigDecimal::toPlainString).orElse("an unknown part of it");
        return affordable < 1
                ? exhausted("budget.max_dollars " + max.toPlainString(), used)
                : new Within(OptionalInt.of((int) affordable));
    }

    private static Exhausted exhausted(String budget, String used) {
        return new Exhausted("stopped before a call that could exceed " + budget + ": " + used
                + " are used, and the next prompt may need the rest");
    }
}
