package com.opspawn.llm;

import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that a model is told.
 *
 * @param instructions who the agent is and what it must do (the system message)
 * @param messages the conversation so far, oldest first; a later prompt of the same task only adds to its end
 * @param tools the tools that it may call, in an order that never changes within a task
 * @param maxOutputTokens the most tokens that it may answer with, where there is a limit
 * @param temperature how freely it may choose its words, where not as the provider has it
 */
public record Prompt(
        String instructions,
        List<Message> messages,
        List<ToolSpec> tools,
        OptionalInt maxOutputTokens,
        OptionalDouble temperature) {
    public Prompt {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a prompt has at least one message");
        }
    }

    public Prompt limitedTo(OptionalInt outputTokens) {
        return new Prompt(instructions, messages, tools, outputTokens, temperature);
    }
}
