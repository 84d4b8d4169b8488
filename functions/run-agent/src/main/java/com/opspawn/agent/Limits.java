package com.opspawn.agent;

import com.opspawn.task.Budget;
import com.opspawn.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The most that a task may take.
 *
 * @param maxSteps model answers
 * @param maxTokens input and output together
 * @param end when its time is over
 */
record Limits(long maxSteps, OptionalLong maxTokens, Instant end) {
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
        return new Limits(steps, budget.maxTokens(), end);
    }
}
