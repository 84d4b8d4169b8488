package com.opspawn.journal;

import com.opspawn.task.Submission;
import com.opspawn.task.Usage;
import java.time.Instant;
import java.util.List;

/** What an entry records. Each kind keeps its name and its fields for ever: journals outlive versions. */
public sealed interface Fact {

    /** The task was asked for. Always entry 0, and only there. */
    record Submitted(Submission submission) implements Fact {}

    /**
     * A model answered.
     *
     * @param model who answered, as {@code provider/name}
     * @param text its words; may be empty
     * @param toolCalls what it wants to have run, in its order
     * @param finishReason why it stopped
     * @param usage what the answer cost
     * @param askedAt when it was asked
     */
    record ModelAnswered(
            String model,
            String text,
            List<ToolCall> toolCalls,
            FinishReason finishReason,
            Usage usage,
            Instant askedAt)
            implements Fact {
        public ModelAnswered {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /** All the tool calls of the last answer have ended; one result for each, in the order of the calls. */
    record ToolsFinished(List<ToolResult> results) implements Fact {
        public ToolsFinished {
            results = List.copyOf(results);
        }
    }

    /** Nothing that follows one of these is acted on. */
    sealed interface Ending extends Fact {}

    /** @param result the agent's answer */
    record Completed(String result) implements Ending {}

    /**
     * @param reason a stable code, such as {@code model_unavailable}
     * @param message where, what, and how to fix it
     */
    record Failed(String reason, String message) implements Ending {}

    /** @param reason why, in the words of who cancelled it; may be empty */
    record Cancelled(String reason) implements Ending {}
}
