package com.opspawn.llm;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.task.Usage;
import java.util.List;

/**
 * One answer of a model.
 *
 * @param text its words; empty where it only called tools, or said nothing
 * @param toolCalls the calls that it asks for, in its order; empty where it has finished
 * @param finishReason why it stopped
 * @param usage the tokens that the answer cost
 */
public record Answer(String text, List<ToolCall> toolCalls, FinishReason finishReason, Usage usage) {
    public Answer {
        toolCalls = List.copyOf(toolCalls);
    }
}
