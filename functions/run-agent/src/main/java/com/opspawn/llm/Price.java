package com.opspawn.llm;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a model costs, and how much it takes.
 *
 * @param rates of every prompt, or of those that are not long
 * @param longPrompt other rates for long prompts, where there are any
 * @param contextTokens the most that prompt and answer together may have; empty where unknown
 * @param maxOutputTokens the most that one answer may have; empty where unknown
 */
public record Price(
        Rates rates, Optional<LongPrompt> longPrompt, OptionalLong contextTokens, OptionalLong maxOutputTokens) {
    /** What runs on the user's own machine. */
    public static final Price FREE = new Price(
            new Rates(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /**
     * Rates of a whole call, its answer included, whose prompt is long.
     *
     * @param aboveInputTokens a prompt with more tokens than this is long
     */
    public record LongPrompt(long aboveInputTokens, Rates rates) {}

    /** In US dollars, exactly. */
    public BigDecimal cost(Tokens tokens) {
        return longPrompt
                .filter(prompt -> tokens.input() > prompt.aboveInputTokens())
                .map(LongPrompt::rates)
                .orElse(rates)
                .cost(tokens);
    }

    /**
     * The most that a call with so many tokens can cost, in US dollars: nothing read from the cache, everything written
     * to it.
     *
     * @param inputTokens at the most, as {@code outputTokens}: a prompt that turns out shorter costs no more than this
     */
    public BigDecimal worstCase(long inputTokens, long outputTokens) {
        BigDecimal usual = rates.worstCase(inputTokens, outputTokens);
        return longPrompt
                .filter(prompt -> inputTokens > prompt.aboveInputTokens())
                .map(prompt ->
                        prompt.rates().worstCase(inputTokens, outputTokens).max(usual))
                .orElse(usual);
    }
}
