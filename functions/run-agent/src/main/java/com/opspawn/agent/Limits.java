package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.task.Budget;
import com.opspawn.task.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most that a task may take.
 *
 * @param maxSteps model answers
 * @param maxToolCalls calls of all answers together
 * @param maxTokens input and output together
 * @param maxDollars what its model calls may cost
 * @param maxRepeats how many times the same calls may be made with the same results
 * @param end when its time is over
 */
record Limits(
        long maxSteps,
        OptionalLong maxToolCalls,
        OptionalLong maxTokens,
        Optional<BigDecimal> maxDollars,
        int maxRepeats,
        Instant end) {
    static final long DEFAULT_MAX_STEPS = 20;
    /** For a task without a deadline: long enough for a provider's bad day, short enough not to be forgotten. */
    static final Duration DEFAULT_TIME = Duration.ofHours(24);

    /** @param agentSteps the agent's own limit, which the task's budget can only tighten */
    static Limits of(Task task, OptionalLong agentSteps) {
        Budget budget = task.submission().budget();
        long steps = Math.min(
                agentSteps.orElse(budget.maxSteps().orElse(DEFAULT_MAX_STEPS)),
                budget.maxSteps().orElse(Long.MAX_VALUE));
        Duration time = budget.maxSeconds().isPresent()
                ? Duration.ofSeconds(budget.maxSeconds().getAsLong())
                : DEFAULT_TIME;
        Instant byTime = task.createdAt().plus(time);
        Instant end = task.submission()
                .deadline()
                .filter(deadline -> budget.maxSeconds().isEmpty() || deadline.isBefore(byTime))
                .orElse(byTime);
        return new Limits(
                steps, budget.maxToolCalls(), budget.maxTokens(), budget.maxDollars(), Repetition.DEFAULT_MAX, end);
    }

    /** Why the model is not asked again, where it is not. */
    Optional<Fact> stop(History history) {
        if (Calls.answers(history).size() >= maxSteps) {
            return failed(
                    "step_limit",
                    "stopped after " + maxSteps
                            + " model answers without a final one; raise agent_config.max_steps or budget.max_steps");
        }
        return Repetition.of(history, maxRepeats)
                .flatMap(calls -> failed(
                        "repetition",
                        "stopped because the agent runs in circles: " + calls + " gave the same " + (maxRepeats + 1)
                                + " times; make the goal or the tools' answers clearer, or raise limits.max_repeats"));
    }

    /** Why the calls of an answer are not run, where they are not. */
    Optional<Fact> stopBefore(List<ToolCall> calls, History history) {
        int made = Calls.done(history).size();
        return maxToolCalls.isPresent() && made + calls.size() > maxToolCalls.getAsLong()
                ? failed(
                        "tool_call_limit",
                        "stopped before " + calls.size() + " more tool calls: " + made + " of budget.max_tool_calls "
                                + maxToolCalls.getAsLong() + " are made")
                : Optional.empty();
    }

    private static Optional<Fact> failed(String reason, String message) {
        return Optional.of(new Fact.Failed(reason, message));
    }
}
