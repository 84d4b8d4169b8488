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
 * @param byTime when its time is over, unless the deadline comes first; that moves on while a person is waited for
 * @param deadline which does not
 */
record Limits(
        long maxSteps,
        OptionalLong maxToolCalls,
        OptionalLong maxTokens,
        Optional<BigDecimal> maxDollars,
        int maxRepeats,
        Optional<Instant> byTime,
        Optional<Instant> deadline) {
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
                byTime(task, least(agent.maxSeconds(), budget.maxSeconds())),
                task.submission().deadline());
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream()).min();
    }

    /** A deadline alone may be further away than the usual time. */
    private static Optional<Instant> byTime(Task task, OptionalLong seconds) {
        if (seconds.isPresent()) {
            return Optional.of(task.createdAt().plusSeconds(seconds.getAsLong()));
        }
        return task.submission().deadline().isPresent()
                ? Optional.empty()
                : Optional.of(task.createdAt().plus(DEFAULT_TIME));
    }

    /** When its time is over. */
    Instant end() {
        return Stream.concat(byTime.stream(), deadline.stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The same for a task that has waited so long for people. */
    Limits afterWaiting(Duration waited) {
        return new Limits(
                maxSteps,
                maxToolCalls,
                maxTokens,
                maxDollars,
                maxRepeats,
                byTime.map(end -> end.plus(waited)),
                deadline);
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
