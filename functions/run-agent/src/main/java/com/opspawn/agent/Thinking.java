package com.opspawn.agent;

import com.opspawn.agent.Step.Decision;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Asks the model for the next answer, within the task's limits, and judges what it gave. */
final class Thinking {
    /** How long a model may take for one answer. */
    static final Duration MODEL_TIMEOUT = Duration.ofMinutes(2);
    /** Longer ones do not fit into a journal entry. */
    static final int MAX_ANSWER_CHARS = 300_000;

    private final ModelRetry retry;
    private final Clock clock;

    Thinking(ModelRetry retry, Clock clock) {
        this.retry = retry;
        this.clock = clock;
    }

    Decision next(History history, Agent agent, int failures, Instant latest) throws InterruptedException {
        Instant now = clock.instant();
        Prompt open = prompt(history, agent, agent.maxOutputTokens());
        OptionalLong tokensLeft = tokensLeft(history, agent, open);
        if (!now.isBefore(agent.limits().end())) {
            return failed(
                    "deadline_exceeded",
                    "the task's time was over at " + agent.limits().end());
        }
        if (answers(history) >= agent.limits().maxSteps()) {
            String message = "stopped after " + agent.limits().maxSteps() + " model answers without a final one; "
                    + "raise agent_config.max_steps or budget.max_steps";
            return failed("step_limit", message);
        }
        if (tokensLeft.isPresent() && tokensLeft.getAsLong() < 1) {
            return failed("budget_exceeded", overBudget(history, agent));
        }
        Instant end = agent.limits().end().isBefore(latest) ? agent.limits().end() : latest;
        Duration left = Duration.between(now, end);
        Duration timeout = left.compareTo(MODEL_TIMEOUT) < 0 ? left : MODEL_TIMEOUT;
        return ask(agent, prompt(history, agent, outputLimit(agent, tokensLeft)), failures, timeout);
    }

    private static Decision failed(String reason, String message) {
        return Decision.Append.of(new Fact.Failed(reason, message));
    }

    private static long answers(History history) {
        return history.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.ModelAnswered)
                .count();
    }

    private static Prompt prompt(History history, Agent agent, OptionalInt maxOutputTokens) {
        return new Prompt(
                Agent.INSTRUCTIONS,
                Conversation.of(history),
                agent.tools().specs(),
                maxOutputTokens,
                agent.temperature());
    }

    /** What the budget leaves for an answer after the prompt's worst case; empty without a budget. */
    private static OptionalLong tokensLeft(History history, Agent agent, Prompt prompt) {
        if (agent.limits().maxTokens().isEmpty()) {
            return OptionalLong.empty();
        }
        long used = history.task().state().usage().totalTokens();
        return OptionalLong.of(agent.limits().maxTokens().getAsLong() - used - TokenBound.of(prompt, history));
    }

    private static OptionalInt outputLimit(Agent agent, OptionalLong tokensLeft) {
        if (tokensLeft.isEmpty()) {
            return agent.maxOutputTokens();
        }
        int left = (int) Math.min(Integer.MAX_VALUE, tokensLeft.getAsLong());
        return OptionalInt.of(Math.min(left, agent.maxOutputTokens().orElse(Integer.MAX_VALUE)));
    }

    private static String overBudget(History history, Agent agent) {
        return "stopped before a call that could exceed budget.max_tokens "
                + agent.limits().maxTokens().orElse(0) + ": "
                + history.task().state().usage().totalTokens() + " are used, and the next prompt may need the rest";
    }

    private Decision ask(Agent agent, Prompt prompt, int failures, Duration timeout) throws InterruptedException {
        Instant askedAt = clock.instant();
        try {
            Answer answer = AskedModel.ask(agent.model(), prompt, timeout);
            return new Decision.Append(facts(agent.model().name(), answer, askedAt));
        } catch (ModelException e) {
            return switch (retry.judge(
                    e, failures, clock.instant(), agent.limits().end())) {
                case ModelRetry.Verdict.Again again -> new Decision.Wait(again.outcome());
                case ModelRetry.Verdict.GiveUp giveUp -> failed(giveUp.reason(), giveUp.message());
            };
        }
    }

    /** The answer, and with it the task's end where it asks for no tool. */
    private static List<Fact> facts(String model, Answer answer, Instant askedAt) {
        if (size(answer) > MAX_ANSWER_CHARS) {
            String message = model + " answered with " + size(answer) + " characters, more than " + MAX_ANSWER_CHARS
                    + "; set agent_config.max_tokens";
            return List.of(new Fact.Failed("answer_too_large", message));
        }
        Fact.ModelAnswered answered = new Fact.ModelAnswered(
                model, answer.text(), distinct(answer.toolCalls()), answer.finishReason(), answer.usage(), askedAt);
        return answer.toolCalls().isEmpty() ? List.of(answered, ending(model, answer)) : List.of(answered);
    }

    private static int size(Answer answer) {
        int calls = answer.toolCalls().stream()
                .mapToInt(call -> call.arguments().length()
                        + call.tool().length()
                        + call.id().length())
                .sum();
        return answer.text().length() + calls;
    }

    private static Fact.Ending ending(String model, Answer answer) {
        if (answer.finishReason() == FinishReason.CONTENT_FILTER) {
            return new Fact.Failed("model_refused", model + " was stopped by its provider's safety filter");
        }
        if (answer.finishReason() == FinishReason.LENGTH) {
            return new Fact.Failed(
                    "answer_truncated",
                    model + "'s answer was cut off at the limit of output tokens; raise agent_config.max_tokens or "
                            + "budget.max_tokens. What it wrote is in the task's events");
        }
        return answer.text().isBlank()
                ? new Fact.Failed("empty_answer", model + " gave an empty answer without a tool call")
                : new Fact.Completed(answer.text());
    }

    /** Some models leave a call's id out or give it twice; results must be told apart. */
    private static List<ToolCall> distinct(List<ToolCall> calls) {
        Set<String> ids = new HashSet<>();
        List<ToolCall> distinct = new ArrayList<>();
        for (ToolCall call : calls) {
            String id = call.id();
            for (int i = distinct.size() + 1; id.isBlank() || ids.contains(id); i++) {
                id = "call_" + i;
            }
            ids.add(id);
            distinct.add(new ToolCall(id, call.tool(), call.arguments()));
        }
        return distinct;
    }
}
