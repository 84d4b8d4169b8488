package com.opspawn.llm.langchain4j;

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
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.ArrayList;
import java.util.List;

/** A prompt in langchain4j's words. The same prompt gives the same bytes, so that providers' caches hit. */
final class Requests {
    private Requests() {}

    static ChatRequest write(Prompt prompt, ChatRequestParameters parameters) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.instructions().isBlank()) {
            messages.add(SystemMessage.from(prompt.instructions()));
        }
        prompt.messages().forEach(message -> messages.add(write(message)));
        return ChatRequest.builder().messages(messages).parameters(parameters).build();
    }

    private static ChatMessage write(Message message) {
        return switch (message) {
            case Message.User user -> UserMessage.from(user.text());
            case Message.Assistant assistant -> write(assistant);
            case Message.ToolOutput output ->
                ToolExecutionResultMessage.builder()
                        .id(output.callId())
                        .toolName(output.tool())
                        .text(output.output())
                        .isError(output.failed())
                        .build();
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

    /** Without parameters: langchain4j's schemas cannot hold every JSON Schema, so each dialect puts them in whole. */
    static List<ToolSpecification> tools(Prompt prompt) {
        return prompt.tools().stream().map(Requests::write).toList();
    }

    private static ToolSpecification write(ToolSpec spec) {
        return ToolSpecification.builder()
                .name(spec.name())
                .description(spec.description())
                .build();
    }
}
