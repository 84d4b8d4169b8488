package com.opspawn.agent;

import com.opspawn.agent.definition.LimitChoice;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.task.Budget;
import com.opspawn.task.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

    /** The tighter of what the agent and the task's budget allow, each for itself. */
    static Limits of(Task task, LimitChoice agent) {
        Budget budget = task.submission().budget();
        return new Limits(
                least(agent.maxSteps(), budget.maxSteps()).orElse(DEFAULT_MAX_STEPS),
                least(agent.maxToolCalls(), budget.maxToolCalls()),
                least(agent.maxTokens(), budget.maxTokens()),
                Stream.concat(agent.maxDollars().stream(), budget.maxDollars().stream())
                        .min(Comparator.naturalOrder()),
                (int) agent.maxRepeats().orElse(Repetition.DEFAULT_MAX),
                end(task, least(agent.maxSeconds(), budget.maxSeconds())));
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream()).min();
    }

    /** A deadline alone may be further away than the usual time. */
    private static Instant end(Task task, OptionalLong seconds) {
        Duration time = seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : DEFAULT_TIME;
        Instant byTime = task.createdAt().plus(time);
        return task.submission()
                .deadline()
                .filter(deadline -> seconds.isEmpty() || deadline.isBefore(byTime))
                .orElse(byTime);
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
