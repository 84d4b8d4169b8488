package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Tokens;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A wire format: which of langchain4j's models speaks it, and where that one falls short of it. */
interface Dialect {

    /** A model for any number of questions; {@code http} carries them. Without retries of its own. */
    ChatModel model(String name, String address, String key, HttpClientBuilder http);

    /** What is asked for besides the conversation. What the prompt does not set is not sent, unless the provider demands it. */
    ChatRequestParameters parameters(Prompt prompt);

    /** The most output tokens to ask for where neither task nor price list says how many; empty for the provider's own. */
    default OptionalInt usualOutputTokens() {
        return OptionalInt.empty();
    }

    /** The field of the conversation, where it needs no mending: then it is sent as langchain4j wrote it, and not read. */
    default Optional<String> unmended() {
        return Optional.empty();
    }

    /**
     * Mends what langchain4j wrote for a prompt. Equal prompts give equal requests.
     *
     * @param request without the field that is {@link #unmended}
     */
    void mendRequest(ObjectNode request, Prompt prompt);

    /**
     * Mends an answer so that langchain4j can read it.
     *
     * @throws UnreadableException where nobody can
     * @throws ProviderException where it holds an error
     */
    void mendAnswer(ObjectNode answer);

    /** What the answer used. */
    Tokens tokens(JsonNode answer);

    /** What it cost, in US dollars, where the answer itself says so. */
    default Optional<BigDecimal> cost(JsonNode answer) {
        return Optional.empty();
    }

    /** Why it ended. */
    FinishReason finishReason(JsonNode answer);

    /**
     * The arguments of its calls, in their order, exactly as given; empty where langchain4j's are.
     *
     * <p>langchain4j reads objects into numbers of limited precision and prints them over several lines.
     */
    default List<String> arguments(JsonNode answer) {
        return List.of();
    }
}
