package com.opspawn.agent.definition;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most that one task of an agent may take. What is empty is limited by the task's own budget and the defaults only.
 *
 * @param maxSteps model answers
 * @param maxToolCalls of all steps together
 * @param maxTokens input and output together
 * @param maxSeconds wall clock from submission
 * @param maxDollars what the model's answers cost
 * @param maxRepeats how many times the same calls may be made with the same results
 */
public record LimitChoice(
        OptionalLong maxSteps,
        OptionalLong maxToolCalls,
        OptionalLong maxTokens,
        OptionalLong maxSeconds,
        Optional<BigDecimal> maxDollars,
        OptionalLong maxRepeats) {
    /** With every retry, an execution stays under the 25,000 events that Step Functions keeps of one. */
    static final long MAX_STEPS = 500;

    private static final long MAX_TOOL_CALLS = 10_000;
    private static final long MAX_TOKENS = 1_000_000_000;
    private static final long MAX_SECONDS = 30L * 24 * 60 * 60;
    private static final BigDecimal MAX_DOLLARS = new BigDecimal(1_000_000);
    private static final long MIN_REPEATS = 2;
    private static final long MAX_REPEATS = 100;

    public static final LimitChoice NONE = new LimitChoice(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty());

    /** This, with what the section sets in its place; a limit that is set can only be lowered. */
    LimitChoice narrowedBy(Section limits) {
        LimitChoice narrowed = new LimitChoice(
                limits.capped("max_steps", 1, MAX_STEPS, maxSteps),
                limits.capped("max_tool_calls", 1, MAX_TOOL_CALLS, maxToolCalls),
                limits.capped("max_tokens", 1, MAX_TOKENS, maxTokens),
                limits.capped("max_seconds", 1, MAX_SECONDS, maxSeconds),
                limits.cappedAmount("max_dollars", MAX_DOLLARS, maxDollars),
                limits.capped("max_repeats", MIN_REPEATS, MAX_REPEATS, maxRepeats));
        limits.refuseOthers();
        return narrowed;
    }

    LimitChoice withSteps(OptionalLong steps) {
        return new LimitChoice(steps, maxToolCalls, maxTokens, maxSeconds, maxDollars, maxRepeats);
    }
}
