package com.opspawn.llm.langchain4j;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.task.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A response in our words. Providers leave out what they like: what is missing is empty, none or zero. */
final class Answers {
    private Answers() {}

    static Answer read(ChatResponse response) {
        AiMessage message = response.aiMessage();
        List<ToolCall> calls = message.toolExecutionRequests().stream()
                .map(request -> new ToolCall(
                        Objects.requireNonNullElse(request.id(), ""),
                        Objects.requireNonNullElse(request.name(), ""),
                        Objects.requireNonNullElse(request.arguments(), "")))
                .toList();
        return new Answer(
                Objects.requireNonNullElse(message.text(), ""),
                calls,
                read(response.finishReason()),
                read(response.tokenUsage()));
    }

    /** A refusal takes the place of an answer; what it cost is not told. */
    static Answer refusal(ContentFilteredException e) {
        String text = Objects.requireNonNullElse(e.getMessage(), "");
        return new Answer(text, List.of(), FinishReason.CONTENT_FILTER, Usage.NONE);
    }

    private static FinishReason read(dev.langchain4j.model.output.@Nullable FinishReason reason) {
        return switch (reason) {
            case STOP -> FinishReason.STOP;
            case TOOL_EXECUTION -> FinishReason.TOOL_CALLS;
            case LENGTH -> FinishReason.LENGTH;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            case OTHER -> FinishReason.OTHER;
            case null -> FinishReason.OTHER;
        };
    }

    private static Usage read(@Nullable TokenUsage usage) {
        return usage == null ? Usage.NONE : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
