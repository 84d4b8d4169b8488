package com.opspawn.task;

/**
 * Tokens that model calls have used, as the provider counted them.
 *
 * @param inputTokens tokens of the prompts, those read from a prompt cache included
 * @param outputTokens tokens of the answers
 */
public record Usage(long inputTokens, long outputTokens) {
    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        if (inputTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException("token counts are never negative: " + inputTokens + ", " + outputTokens);
        }
    }

    public Usage plus(Usage other) {
        return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens);
    }

    public long totalTokens() {
        return inputTokens + outputTokens;
    }
}
