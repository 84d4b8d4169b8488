package com.opspawn.llm;

import java.math.BigDecimal;

/**
 * US dollars for a million tokens.
 *
 * @param input of the prompt
 * @param cachedInput of the prompt, read from the provider's cache
 * @param cacheWrite of the prompt, written to the provider's cache
 * @param output of the answer, its reasoning included
 */
public record Rates(BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal output) {
    private static final int MILLION_DIGITS = 6;

    public Rates {
        for (BigDecimal rate : new BigDecimal[] {input, cachedInput, cacheWrite, output}) {
            if (rate.signum() < 0) {
                throw new IllegalArgumentException("a rate is never negative: " + rate);
            }
        }
    }

    BigDecimal cost(Tokens tokens) {
        long fresh = tokens.input() - tokens.cachedInput() - tokens.cacheWrite();
        return times(input, fresh)
                .add(times(cachedInput, tokens.cachedInput()))
                .add(times(cacheWrite, tokens.cacheWrite()))
                .add(times(output, tokens.output()))
                .movePointLeft(MILLION_DIGITS);
    }

    /** As if every token of the prompt were billed at the highest rate that any can be. */
    BigDecimal worstCase(long inputTokens, long outputTokens) {
        BigDecimal highest = input.max(cachedInput).max(cacheWrite);
        return times(highest, inputTokens).add(times(output, outputTokens)).movePointLeft(MILLION_DIGITS);
    }

    private static BigDecimal times(BigDecimal rate, long tokens) {
        return rate.multiply(BigDecimal.valueOf(tokens));
    }
}
