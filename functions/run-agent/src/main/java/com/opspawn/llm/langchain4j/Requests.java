package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.ToolSpec;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.List;

/** A prompt in langchain4j's words. The same prompt gives the same bytes, so that providers' caches hit. */
final class Requests {
    private Requests() {}

    static ChatRequest write(Prompt prompt, OutputLimit limit) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(prompt.instructions()));
        prompt.messages().forEach(message -> messages.add(write(message)));
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        parameters.toolSpecifications(
                prompt.tools().stream().map(Requests::write).toList());
        prompt.maxOutputTokens().ifPresent(tokens -> limit.write(tokens, parameters));
        prompt.temperature().ifPresent(parameters::temperature);
        return ChatRequest.builder()
                .messages(messages)
                .parameters(parameters.build())
                .build();
    }

    private static ChatMessage write(Message message) {
        return switch (message) {
            case Message.User user -> UserMessage.from(user.text());
            case Message.Assistant assistant -> write(assistant);
            case Message.ToolOutput output ->
                ToolExecutionResultMessage.from(output.callId(), output.tool(), output.output());
        };
    }

    private static AiMessage write(Message.Assistant assistant) {
        List<ToolExecutionRequest> calls = assistant.toolCalls().stream()
                .map(call -> ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.tool())
                        .arguments(call.arguments())
                        .build())
                .toList();
        AiMessage.Builder message = AiMessage.builder();
        if (!assistant.text().isEmpty()) {
            message.text(assistant.text());
        }
        return calls.isEmpty()
                ? message.build()
                : message.toolExecutionRequests(calls).build();
    }

    private static ToolSpecification write(ToolSpec spec) {
        JsonNode schema = spec.parameters();
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        parameters.addProperty(property.getKey(), JsonRawSchema.from(Json.write(property.getValue()))));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return ToolSpecification.builder()
                .name(spec.name())
                .description(spec.description())
                .parameters(parameters.required(required).build())
                .build();
    }
}
