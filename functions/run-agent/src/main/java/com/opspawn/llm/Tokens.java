package com.opspawn.llm;

import com.opspawn.task.Usage;
import java.util.Optional;

/**
 * What a provider counted for one call. Providers count differently; here the parts are always parts of the whole.
 *
 * @param input all tokens of the prompt
 * @param cachedInput how many of them were read from the provider's prompt cache
 * @param cacheWrite how many of them were written to it
 * @param output all tokens of the answer
 * @param reasoning how many of them were reasoning
 */
public record Tokens(long input, long cachedInput, long cacheWrite, long output, long reasoning) {
    /** The provider told nothing. */
    public static final Tokens UNKNOWN = new Tokens(0, 0, 0, 0, 0);

    /** What is below zero, or a part that is larger than its whole, is put right: providers' numbers are not checked. */
    public Tokens {
        input = Math.max(0, input);
        cachedInput = Math.clamp(cachedInput, 0, input);
        cacheWrite = Math.clamp(cacheWrite, 0, input - cachedInput);
        output = Math.max(0, output);
        reasoning = Math.clamp(reasoning, 0, output);
    }

    /** As journals keep it. What was not counted costs nothing that is known. */
    public Usage usage(Optional<Price> price) {
        Usage usage = new Usage(input, output, cachedInput, reasoning, Optional.empty());
        return equals(UNKNOWN)
                ? usage
                : price.map(known -> usage.costing(known.cost(this))).orElse(usage);
    }
}
