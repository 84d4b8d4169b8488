package com.opspawn.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContextTooLongTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 128000 tokens. However, your messages resulted in 128010"
                        + " tokens.",
                "{\"error\": {\"code\": \"context_length_exceeded\"}}",
                "Your input exceeds the context window of this model. Please adjust your input and try again.",
                "This endpoint's maximum context length is 200000 tokens. However, you requested about 200010 tokens",
                "the request exceeds the available context size, try increasing it",
                "the input length exceeds the context length",
                "prompt is too long: 212345 tokens > 200000 maximum",
                "input length and `max_tokens` exceed context limit: 199759 + 20000 > 200000, decrease input length",
                "The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).",
                "The input token count exceeds the maximum number of tokens allowed (1048576).",
                "Input is too long for requested model.",
                "Too many input tokens. Max input tokens: 300000",
            })
    void theWordsOfEveryProviderAreKnown(String words) {
        assertThat(ContextTooLong.isSaidBy(400, words)).isTrue();
        assertThat(ContextTooLong.isSaidBy(500, words)).isFalse();
        assertThat(ContextTooLong.isSaidBy(401, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, max_tokens: 1000000 > 64000",
        "400, Unsupported parameter: 'temperature'",
        "400, messages: text content blocks must be non-empty",
        "429, Request too large for gpt-4.1 on tokens per min (TPM): Limit 30000",
    })
    void otherRefusalsAreOthers(int status, String words) {
        assertThat(ContextTooLong.isSaidBy(status, words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "request_too_large"})
    void aRequestThatIsTooLargeIsTooLong(String words) {
        assertThat(ContextTooLong.isSaidBy(413, words)).isTrue();
    }
}
