package com.opspawn.planner;

import com.opspawn.journal.History;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that a planner knows.
 *
 * @param instructions who the agent is and what it must do
 * @param history the task so far
 * @param tools what the agent can do, in an order that never changes within a task
 * @param maxOutputTokens of one answer
 * @param temperature of the model
 */
public record Briefing(
        String instructions,
        History history,
        List<ToolSpec> tools,
        OptionalInt maxOutputTokens,
        OptionalDouble temperature) {
    public Briefing {
        tools = List.copyOf(tools);
    }

    /** A prompt with tools that the model calls by its provider's own means. */
    Prompt prompt(String systemText, List<Message> messages) {
        return new Prompt(systemText, messages, tools, maxOutputTokens, temperature);
    }

    /** A prompt that asks for nothing but words. */
    Prompt textPrompt(String systemText, List<Message> messages) {
        return new Prompt(systemText, messages, List.of(), maxOutputTokens, temperature);
    }
}
