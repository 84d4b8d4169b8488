package com.opspawn.task;

import java.util.OptionalLong;

/**
 * The most that a task may spend. What is absent is limited by the agent's own defaults only.
 *
 * @param maxSteps model answers
 * @param maxTokens input and output tokens together
 * @param maxSeconds wall clock from submission
 */
public record Budget(OptionalLong maxSteps, OptionalLong maxTokens, OptionalLong maxSeconds) {
    public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public Budget {
        requirePositive("max_steps", maxSteps);
        requirePositive("max_tokens", maxTokens);
        requirePositive("max_seconds", maxSeconds);
    }

    private static void requirePositive(String name, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() < 1) {
            throw new IllegalArgumentException("budget." + name + ": must be at least 1");
        }
    }
}
