package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Tokens;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Anthropic's messages.
 *
 * <p>Mended: tools' schemas, of which langchain4j keeps the properties alone; arguments, which it would read into numbers of
 * limited precision; turns of one role that follow each other, which become one, as tool results must; cache markers behind
 * messages, of which it knows only those of a user's words.
 *
 * <p>Markers ({@code cache_control}) are no part of what is cached: a prompt that extends another one hits its cache wherever
 * the markers stand now. There may be four: one behind the tools, one behind the instructions, and one at the end of each of
 * the last two user turns. The last one is where the next step's prompt will find this one's; the one before is where this
 * prompt finds the last one's, also when more than the twenty blocks lie between them that Anthropic looks back by itself.
 *
 * <p>Thinking is not switched on: then its blocks would have to come back, signed, with the tools' results. Models that
 * think by themselves do not insist on them, and what comes of it is passed over.
 */
final class AnthropicDialect implements Dialect {
    /** Anthropic demands a limit. Within two minutes, as long as a step waits, few models write more. */
    private static final int USUAL_OUTPUT_TOKENS = 8_192;

    private static final int MARKED_TURNS = 2;

    @Override
    public ChatModel model(String name, String address, String key, HttpClientBuilder http) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(address)
                .apiKey(key)
                .modelName(name)
                .cacheSystemMessages(true)
                .cacheTools(true)
                .maxRetries(0)
                .build();
    }

    @Override
    public OptionalInt usualOutputTokens() {
        return OptionalInt.of(USUAL_OUTPUT_TOKENS);
    }

    @Override
    public ChatRequestParameters parameters(Prompt prompt) {
        DefaultChatRequestParameters.Builder<?> parameters =
                ChatRequestParameters.builder().toolSpecifications(Requests.tools(prompt));
        prompt.maxOutputTokens().ifPresent(parameters::maxOutputTokens);
        prompt.temperature().ifPresent(parameters::temperature);
        return parameters.build();
    }

    @Override
    public void mendRequest(ObjectNode request, Prompt prompt) {
        Wire.eachTool(
                request.path("tools"), prompt.tools(), (tool, spec) -> tool.set("input_schema", spec.parameters()));
        ArrayNode messages = (ArrayNode) request.path("messages");
        Calls.of(prompt).fill(blocks(messages, "tool_use"), "input");
        Wire.merge(messages, "content", (earlier, later) -> earlier.path("role").equals(later.path("role")));
        mark(messages);
    }

    private static void mark(ArrayNode messages) {
        int marked = 0;
        for (int i = messages.size() - 1; i >= 0 && marked < MARKED_TURNS; i--) {
            JsonNode content = messages.path(i).path("content");
            if (messages.path(i).path("role").asText().equals("user")
                    && content.path(content.size() - 1) instanceof ObjectNode last) {
                last.putObject("cache_control").put("type", "ephemeral");
                marked++;
            }
        }
    }

    private static List<ObjectNode> blocks(JsonNode messages, String type) {
        List<ObjectNode> blocks = new ArrayList<>();
        for (JsonNode message : messages) {
            blocks.addAll(ofType(message.path("content"), type));
        }
        return blocks;
    }

    private static List<ObjectNode> ofType(JsonNode content, String type) {
        List<ObjectNode> blocks = new ArrayList<>();
        for (JsonNode block : content) {
            if (block instanceof ObjectNode object
                    && block.path("type").asText().equals(type)) {
                blocks.add(object);
            }
        }
        return blocks;
    }

    @Override
    public void mendAnswer(ObjectNode answer) {
        if (!answer.path("content").isArray()) {
            throw new UnreadableException("it has no content");
        }
    }

    @Override
    public List<String> arguments(JsonNode answer) {
        return ofType(answer.path("content"), "tool_use").stream()
                .map(call -> Calls.text(call.path("input")))
                .toList();
    }

    /** What is read from and written to the cache is counted beside the rest. */
    @Override
    public Tokens tokens(JsonNode answer) {
        JsonNode usage = answer.path("usage");
        long read = usage.path("cache_read_input_tokens").asLong();
        long written = usage.path("cache_creation_input_tokens").asLong();
        long fresh = usage.path("input_tokens").asLong();
        return new Tokens(
                fresh + read + written,
                read,
                written,
                usage.path("output_tokens").asLong(),
                0);
    }

    @Override
    public FinishReason finishReason(JsonNode answer) {
        return switch (answer.path("stop_reason").asText()) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
