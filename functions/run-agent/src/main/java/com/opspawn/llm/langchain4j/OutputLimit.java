package com.opspawn.llm.langchain4j;

import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * How a server is told the most tokens that it may answer with. OpenAI itself renamed the field: its reasoning models refuse
 * {@code max_tokens}, and no model there takes both. Servers that speak its protocol know {@code max_tokens}; many pass over
 * the newer name without a word, and a budget that they never heard of would not hold.
 */
enum OutputLimit {
    MAX_TOKENS {
        @Override
        void write(int tokens, OpenAiChatRequestParameters.Builder request) {
            request.maxOutputTokens(tokens);
        }
    },
    MAX_COMPLETION_TOKENS {
        @Override
        void write(int tokens, OpenAiChatRequestParameters.Builder request) {
            request.maxCompletionTokens(tokens);
        }
    };

    /** OpenAI's own, and Azure's. */
    private static final Set<String> DOMAINS = Set.of("openai.com", "openai.azure.com");

    abstract void write(int tokens, OpenAiChatRequestParameters.Builder request);

    static OutputLimit at(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean openAi = DOMAINS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        return openAi ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
}
