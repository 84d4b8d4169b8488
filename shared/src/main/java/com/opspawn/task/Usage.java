package com.opspawn.task;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Tokens that model calls have used, as the provider counted them, and what they cost.
 *
 * @param inputTokens all tokens of the prompts, those read from and written to a prompt cache included
 * @param outputTokens all tokens of the answers, those of reasoning included
 * @param cachedInputTokens how many of the input tokens came from a prompt cache
 * @param reasoningTokens how many of the output tokens were reasoning
 * @param costUsd US dollars; of a sum, the cost of those calls whose cost is known; empty where none is
 */
public record Usage(
        long inputTokens,
        long outputTokens,
        long cachedInputTokens,
        long reasoningTokens,
        Optional<BigDecimal> costUsd) {
    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        if (inputTokens < 0 || outputTokens < 0 || cachedInputTokens < 0 || reasoningTokens < 0) {
            throw new IllegalArgumentException("token counts are never negative: " + inputTokens + ", " + outputTokens
                    + ", " + cachedInputTokens + ", " + reasoningTokens);
        }
        if (costUsd.filter(cost -> cost.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("a cost is never negative: " + costUsd.get());
        }
        costUsd = costUsd.map(Usage::plain);
    }

    /** Tokens alone: nothing cached, no reasoning, no known cost. */
    public Usage(long inputTokens, long outputTokens) {
        this(inputTokens, outputTokens, 0, 0, Optional.empty());
    }

    /** One form for equal amounts, and digits as people write them. */
    private static BigDecimal plain(BigDecimal cost) {
        BigDecimal stripped = cost.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same tokens at this price. */
    public Usage costing(BigDecimal usd) {
        return new Usage(inputTokens, outputTokens, cachedInputTokens, reasoningTokens, Optional.of(usd));
    }

    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedInputTokens + other.cachedInputTokens,
                reasoningTokens + other.reasoningTokens,
                costUsd.isPresent() && other.costUsd.isPresent()
                        ? Optional.of(costUsd.get().add(other.costUsd.get()))
                        : costUsd.or(() -> other.costUsd));
    }

    public long totalTokens() {
        return inputTokens + outputTokens;
    }
}
