package com.opspawn.agent;

import com.opspawn.agent.Step.Decision;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Answer;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Asks the model for the next answer, within the task's limits, and judges what it gave. */
final class Thinking {
    /** How long a model may take for one answer. */
    static final Duration MODEL_TIMEOUT = Duration.ofMinutes(2);

    private final ModelRetry retry;
    private final Clock clock;

    Thinking(ModelRetry retry, Clock clock) {
        this.retry = retry;
        this.clock = clock;
    }

    /** @param timeLeft above zero */
    Decision next(History history, Agent agent, int failures, Duration timeLeft) throws InterruptedException {
        if (Conversation.answers(history).size() >= agent.limits().maxSteps()) {
            String message = "stopped after " + agent.limits().maxSteps() + " model answers without a final one; "
                    + "raise agent_config.max_steps or budget.max_steps";
            return failed("step_limit", message);
        }
        Prompt prompt = prompt(history, agent);
        OptionalLong tokensLeft = tokensLeft(history, agent, prompt);
        if (tokensLeft.isPresent() && tokensLeft.getAsLong() < 1) {
            return failed("budget_exceeded", overBudget(agent, TokenBound.used(prompt, history)));
        }
        Duration timeout = timeLeft.compareTo(MODEL_TIMEOUT) < 0 ? timeLeft : MODEL_TIMEOUT;
        return ask(agent, prompt.limitedTo(outputLimit(agent, tokensLeft)), failures, timeout);
    }

    private static Decision failed(String reason, String message) {
        return Decision.Append.of(new Fact.Failed(reason, message));
    }

    private static Prompt prompt(History history, Agent agent) {
        return new Prompt(
                Agent.INSTRUCTIONS,
                Conversation.of(history),
                agent.tools().specs(),
                agent.maxOutputTokens(),
                agent.temperature());
    }

    /** What the budget leaves for an answer after the prompt's worst case; empty without a budget. */
    private static OptionalLong tokensLeft(History history, Agent agent, Prompt prompt) {
        if (agent.limits().maxTokens().isEmpty()) {
            return OptionalLong.empty();
        }
        long used = TokenBound.used(prompt, history);
        return OptionalLong.of(agent.limits().maxTokens().getAsLong() - used - TokenBound.of(prompt, history));
    }

    private static OptionalInt outputLimit(Agent agent, OptionalLong tokensLeft) {
        if (tokensLeft.isEmpty()) {
            return agent.maxOutputTokens();
        }
        int left = (int) Math.min(Integer.MAX_VALUE, tokensLeft.getAsLong());
        return OptionalInt.of(Math.min(left, agent.maxOutputTokens().orElse(Integer.MAX_VALUE)));
    }

    private static String overBudget(Agent agent, long used) {
        return "stopped before a call that could exceed budget.max_tokens "
                + agent.limits().maxTokens().orElse(0) + ": " + used
                + " are used, and the next prompt may need the rest";
    }

    private Decision ask(Agent agent, Prompt prompt, int failures, Duration timeout) throws InterruptedException {
        Instant askedAt = clock.instant();
        try {
            Answer answer = AskedModel.ask(agent.model(), prompt, timeout);
            return new Decision.Append(AnswerFacts.of(agent.model().name(), answer, askedAt));
        } catch (ModelException e) {
            return switch (retry.judge(
                    e, failures, clock.instant(), agent.limits().end())) {
                case ModelRetry.Verdict.Again again -> new Decision.Leave(again.outcome());
                case ModelRetry.Verdict.GiveUp giveUp -> failed(giveUp.reason(), giveUp.message());
            };
        }
    }
}
