package com.opspawn.llm.wire;

import static java.util.stream.Collectors.joining;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A prompt that every provider takes: calls have usable names and arguments that are objects, and no turn is empty.
 *
 * <p>Each message becomes what it becomes by itself and by those before it, so that a prompt with more messages at its end
 * gives a transcript with more at its end.
 */
public final class Transcript {
    private static final String EMPTY = "(empty)";

    private Transcript() {}

    public static Prompt of(Prompt prompt) {
        CallIds ids = new CallIds();
        List<Message> messages = new ArrayList<>();
        for (Message message : prompt.messages()) {
            turn(message, prompt.tools().isEmpty(), ids).ifPresent(messages::add);
        }
        if (messages.isEmpty()) {
            messages.add(new Message.User(EMPTY));
        }
        return new Prompt(
                prompt.instructions(), messages, prompt.tools(), prompt.maxOutputTokens(), prompt.temperature());
    }

    private static Optional<Message> turn(Message message, boolean withoutTools, CallIds ids) {
        return switch (message) {
            case Message.User user -> Optional.of(new Message.User(filled(user.text())));
            case Message.Assistant assistant -> turn(assistant, withoutTools, ids);
            case Message.ToolOutput output ->
                Optional.of(withoutTools ? new Message.User(told(output)) : ids.rename(output));
        };
    }

    /** Anthropic and Bedrock refuse calls in the conversation where there are no tools: then they are told in words. */
    private static Optional<Message> turn(Message.Assistant assistant, boolean withoutTools, CallIds ids) {
        if (assistant.toolCalls().isEmpty()) {
            return assistant.text().isBlank() ? Optional.empty() : Optional.of(assistant);
        }
        String text = assistant.text().isBlank() ? "" : assistant.text();
        return Optional.of(
                withoutTools
                        ? new Message.Assistant(told(text, assistant.toolCalls()), List.of())
                        : new Message.Assistant(text, ids.rename(assistant.toolCalls())));
    }

    private static String told(String text, List<ToolCall> calls) {
        String told = calls.stream()
                .map(call -> "[called " + call.tool() + " with " + CallArguments.text(call.arguments()) + "]")
                .collect(joining("\n"));
        return text.isEmpty() ? told : text + "\n" + told;
    }

    private static String told(Message.ToolOutput output) {
        return "[" + output.tool() + " gave]\n" + filled(output.output());
    }

    private static String filled(String text) {
        return text.isBlank() ? EMPTY : text;
    }
}
