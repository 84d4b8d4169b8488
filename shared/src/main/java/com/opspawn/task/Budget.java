package com.opspawn.task;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most that a task may spend. What is absent is limited by the agent's own defaults only.
 *
 * @param maxSteps model answers
 * @param maxTokens input and output tokens together
 * @param maxSeconds wall clock from submission
 * @param maxToolCalls calls of all answers together
 * @param maxDollars what its model calls may cost, by the price file
 */
public record Budget(
        OptionalLong maxSteps,
        OptionalLong maxTokens,
        OptionalLong maxSeconds,
        OptionalLong maxToolCalls,
        Optional<BigDecimal> maxDollars) {
    public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public Budget {
        requirePositive("max_steps", maxSteps);
        requirePositive("max_tokens", maxTokens);
        requirePositive("max_seconds", maxSeconds);
        requirePositive("max_tool_calls", maxToolCalls);
        if (maxDollars.filter(dollars -> dollars.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("budget.max_dollars: must be above 0");
        }
    }

    /** Without a limit on tool calls and dollars. */
    public Budget(OptionalLong maxSteps, OptionalLong maxTokens, OptionalLong maxSeconds) {
        this(maxSteps, maxTokens, maxSeconds, OptionalLong.empty(), Optional.empty());
    }

    private static void requirePositive(String name, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() < 1) {
            throw new IllegalArgumentException("budget." + name + ": must be at least 1");
        }
    }
}
