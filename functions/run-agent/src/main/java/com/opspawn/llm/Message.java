package com.opspawn.llm;

import com.opspawn.journal.ToolCall;
import java.util.List;

/** One turn of the conversation between a user, a model and its tools. */
public sealed interface Message {

    /** What the user wants. */
    record User(String text) implements Message {}

    /**
     * What the model answered.
     *
     * @param text its words, empty where it only called tools
     * @param toolCalls the calls that it asked for, in its order
     */
    record Assistant(String text, List<ToolCall> toolCalls) implements Message {
        public Assistant {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /**
     * What a tool call gave.
     *
     * @param callId the {@link ToolCall#id()} that it answers
     * @param tool the tool's name
     * @param output the tool's output, or what went wrong, for the model to read
     * @param failed true where the call went wrong
     */
    record ToolOutput(String callId, String tool, String output, boolean failed) implements Message {}
}
