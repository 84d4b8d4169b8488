package com.opspawn.llm.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a refused request was too long for its model. No two providers say so alike, and gateways pass on the words of
 * others: all of their words are known here, for all of them.
 */
final class ContextTooLong {
    /** Of the request as a whole; 413 stands for itself. */
    private static final int CONTENT_TOO_LARGE = 413;

    private static final List<Pattern> WORDS = List.of(
            // OpenAI, and servers that speak its protocol; its older and its newer sentence.
            Pattern.compile("context_length_exceeded|maximum context length|exceeds the context window"),
            // llama.cpp, Ollama.
            Pattern.compile("exceed_context_size|exceeds the (available )?context (size|length)"),
            // Anthropic; the second where prompt and max_tokens together are too much.
            Pattern.compile("prompt is too long|input length and `?max_tokens`? exceed context limit"),
            // Gemini.
            Pattern.compile("input token count.{0,40}exceeds the maximum number of tokens"),
            // Bedrock.
            Pattern.compile(
                    "input is too long for requested model|too many input tokens|too many tokens in the prompt"));

    private ContextTooLong() {}

    /** @param body the error answer as it came, or its words */
    static boolean isSaidBy(int status, String body) {
        if (status == CONTENT_TOO_LARGE) {
            return true;
        }
        String text = body.toLowerCase(Locale.ROOT);
        return (status == 400 || status == 422)
                && WORDS.stream().anyMatch(words -> words.matcher(text).find());
    }
}
