package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Tokens;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * OpenAI's chat completions, which OpenRouter, Ollama and many others speak.
 *
 * <p>Mended: tools' schemas, of which langchain4j keeps the properties alone; errors that OpenRouter puts into an answer of
 * status 200.
 */
record OpenAiDialect(OutputLimit limit) implements Dialect {

    @Override
    public ChatModel model(String name, String address, String key, HttpClientBuilder http) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(address)
                .apiKey(key)
                .modelName(name)
                .maxRetries(0)
                .build();
    }

    @Override
    public ChatRequestParameters parameters(Prompt prompt) {
        OpenAiChatRequestParameters.Builder parameters =
                OpenAiChatRequestParameters.builder().toolSpecifications(Requests.tools(prompt));
        prompt.maxOutputTokens().ifPresent(tokens -> limit.write(tokens, parameters));
        prompt.temperature().ifPresent(parameters::temperature);
        return parameters.build();
    }

    @Override
    public Optional<String> unmended() {
        return Optional.of("messages");
    }

    @Override
    public void mendRequest(ObjectNode request, Prompt prompt) {
        Wire.eachTool(
                request.path("tools"),
                prompt.tools(),
                (tool, spec) -> ((ObjectNode) tool.path("function")).set("parameters", spec.parameters()));
    }

    @Override
    public void mendAnswer(ObjectNode answer) {
        JsonNode error = answer.path("error");
        if (error.isObject() && !answer.has("choices")) {
            throw new ProviderException(error.path("code").asInt(502), Wire.write(answer));
        }
    }

    @Override
    public Tokens tokens(JsonNode answer) {
        JsonNode usage = answer.path("usage");
        JsonNode input = usage.path("prompt_tokens_details");
        return new Tokens(
                usage.path("prompt_tokens").asLong(),
                input.path("cached_tokens").asLong(),
                input.path("cache_write_tokens").asLong(),
                usage.path("completion_tokens").asLong(),
                usage.path("completion_tokens_details").path("reasoning_tokens").asLong());
    }

    /** OpenRouter says it, of whatever model it chose. */
    @Override
    public Optional<BigDecimal> cost(JsonNode answer) {
        JsonNode cost = answer.path("usage").path("cost");
        return Optional.of(cost)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(usd -> usd.signum() >= 0);
    }

    @Override
    public FinishReason finishReason(JsonNode answer) {
        return switch (answer.path("choices").path(0).path("finish_reason").asText()) {
            case "stop" -> FinishReason.STOP;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
