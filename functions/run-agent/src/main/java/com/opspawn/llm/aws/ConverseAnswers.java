package com.opspawn.llm.aws;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Price;
import com.opspawn.llm.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Converse's answers in our words. Reasoning is passed over. */
final class ConverseAnswers {
    private ConverseAnswers() {}

    /** @throws IllegalStateException where it makes no sense; the message says why */
    static Answer read(ConverseResponse response, Optional<Price> price) {
        if (response.output() == null || response.output().message() == null) {
            throw new IllegalStateException("it has no message");
        }
        String reason = Objects.requireNonNullElse(response.stopReasonAsString(), "");
        if (reason.startsWith("malformed_")) {
            throw new IllegalStateException(reason);
        }
        List<String> texts = new ArrayList<>();
        List<ToolCall> calls = new ArrayList<>();
        for (ContentBlock block : response.output().message().content()) {
            if (block.text() != null) {
                texts.add(block.text());
            } else if (block.toolUse() != null) {
                calls.add(call(block.toolUse()));
            }
        }
        return new Answer(
                String.join("\n", texts),
                calls,
                finishReason(reason),
                tokens(response.usage()).usage(price));
    }

    private static ToolCall call(ToolUseBlock use) {
        String arguments = use.input() == null ? "{}" : Json.write(Documents.read(use.input()));
        return new ToolCall(
                Objects.requireNonNullElse(use.toolUseId(), ""), Objects.requireNonNullElse(use.name(), ""), arguments);
    }

    private static FinishReason finishReason(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "content_filtered", "guardrail_intervened", "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }

    /** What is read from and written to the cache is counted beside the rest. */
    private static Tokens tokens(@Nullable TokenUsage usage) {
        if (usage == null) {
            return Tokens.UNKNOWN;
        }
        long read = count(usage.cacheReadInputTokens());
        long written = count(usage.cacheWriteInputTokens());
        return new Tokens(count(usage.inputTokens()) + read + written, read, written, count(usage.outputTokens()), 0);
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
