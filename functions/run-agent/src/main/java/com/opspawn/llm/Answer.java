package com.opspawn.llm;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.task.Usage;
import java.util.List;

/**
 * One answer of a model.
 *
 * @param text its words, those of a refusal too; empty where it only called tools, or said nothing. Never its reasoning
 * @param toolCalls the calls that it asks for, in its order; empty where it has finished
 * @param finishReason why it stopped
 * @param usage the tokens that the answer used, and what it cost
 */
public record Answer(String text, List<ToolCall> toolCalls, FinishReason finishReason, Usage usage) {
    public Answer {
        toolCalls = List.copyOf(toolCalls);
    }

    /** What an answer is good for. */
    public enum Outcome {
        /** Words, and nothing more to do. */
        TEXT,
        /** Calls to run, perhaps with words beside them. */
        TOOL_CALLS,
        /** Cut off at a limit of tokens: words and calls may be incomplete, and no call may be run. */
        TRUNCATED,
        /** The model declined, or a filter of its provider stopped it; calls beside it may be incomplete. */
        REFUSED,
        /** Neither words nor calls, or reasoning only. */
        EMPTY
    }

    public Outcome outcome() {
        return switch (finishReason) {
            case CONTENT_FILTER -> Outcome.REFUSED;
            case LENGTH -> Outcome.TRUNCATED;
            case STOP, TOOL_CALLS, OTHER -> complete();
        };
    }

    private Outcome complete() {
        if (!toolCalls.isEmpty()) {
            return Outcome.TOOL_CALLS;
        }
        return text.isBlank() ? Outcome.EMPTY : Outcome.TEXT;
    }
}
