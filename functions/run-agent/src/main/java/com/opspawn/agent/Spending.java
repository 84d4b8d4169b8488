package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a task's budget leaves for the next model call, reserved before it from the worst case. */
sealed interface Spending {
    /** Where neither the agent nor the price file says how long an answer may be. */
    int USUAL_MAX_OUTPUT = 8_192;

    /** There is no budget of tokens or dollars. */
    record Unlimited() implements Spending {}

    /**
     * @param inputTokens of the prompt, at the most
     * @param outputTokens the longest answer that is within the budget
     * @param dollars what both cost at the most; empty without a budget of dollars
     */
    record Within(long inputTokens, int outputTokens, Optional<BigDecimal> dollars) implements Spending {

        Fact.ModelAsked asked(String model, Instant deadline) {
            return new Fact.ModelAsked(model, inputTokens + outputTokens, dollars, deadline);
        }
    }

    /** @param message which budget, and how much of it is used */
    record Exhausted(String message) implements Spending {}

    static Spending of(Prompt prompt, History history, Agent agent, AgentModel model) {
        Limits limits = agent.limits();
        if (limits.maxTokens().isEmpty() && limits.maxDollars().isEmpty()) {
            return new Unlimited();
        }
        long input = TokenBound.of(prompt, history, model.name());
        // A provider refuses to be asked for more than its model can give.
        long longest = agent.maxOutputTokens().orElse(model.maxOutputTokens().orElse(USUAL_MAX_OUTPUT));
        if (limits.maxTokens().isPresent()) {
            long max = limits.maxTokens().getAsLong();
            long used = TokenBound.used(prompt, history);
            longest = Math.min(longest, max - used - input);
            if (longest < 1) {
                return exhausted("budget.max_tokens " + max, Long.toString(used));
            }
        }
        return limits.maxDollars().isEmpty()
                ? new Within(input, (int) longest, Optional.empty())
                : ofDollars(limits.maxDollars().get(), new Call(prompt, history, agent, model, input, longest));
    }

    /** The call that is to be paid for. */
    record Call(Prompt prompt, History history, Agent agent, AgentModel model, long input, long longest) {}

    private static Spending ofDollars(BigDecimal max, Call call) {
        if (call.model().pricing().isEmpty()) {
            return new Exhausted("stopped because budget.max_dollars " + max.toPlainString()
                    + " cannot be held: the price of " + call.model().name()
                    + " is not known; add it to the price file that OPSPAWN_PRICES names");
        }
        Pricing pricing = call.model().pricing().get();
        Dollars dollars = Dollars.of(call.prompt(), call.history(), call.agent(), pricing);
        int affordable = (int) dollars.answerWithin(max, call.input(), call.longest());
        String used = dollars.used().map(BigDecimal::toPlainString).orElse("an unknown part of it");
        return affordable < 1
                ? exhausted("budget.max_dollars " + max.toPlainString(), used)
                : new Within(call.input(), affordable, Optional.of(pricing.worstCase(call.input(), affordable)));
    }

    private static Exhausted exhausted(String budget, String used) {
        return new Exhausted("stopped before a call that could exceed " + budget + ": " + used
                + " are used, and the next prompt may need the rest");
    }
}
