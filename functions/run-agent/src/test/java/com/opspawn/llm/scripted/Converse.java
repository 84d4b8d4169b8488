package com.opspawn.llm.scripted;

import static com.opspawn.llm.scripted.Escaped.quoted;

import com.opspawn.journal.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Amazon Bedrock's Converse. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
public final class Converse implements WireFormat {
    @Override
    public String basePath() {
        return "";
    }

    @Override
    public String path(String model) {
        return "/model/" + model.replace(":", "%3A") + "/converse";
    }

    @Override
    public String keyHeader() {
        return "";
    }

    /** Bedrock does not say how much of an answer was reasoning. */
    @Override
    public int reasoning() {
        return 0;
    }

    /** An answer around its content blocks and its stop reason. */
    public Reply message(String content, String stopReason) {
        return Reply.of(200, """
            {"output": {"message": {"role": "assistant", "content": [%s]}}, "stopReason": "%s",
             "usage": {"inputTokens": 6, "cacheReadInputTokens": 64, "cacheWriteInputTokens": 10, "outputTokens": 20,
                       "totalTokens": 100},
             "metrics": {"latencyMs": 1000}}
            """.formatted(content, stopReason));
    }

    private static String block(String text) {
        return "{\"text\": " + quoted(text) + "}";
    }

    private static String block(ToolCall call) {
        return "{\"toolUse\": {\"toolUseId\": " + quoted(call.id()) + ", \"name\": " + quoted(call.tool())
                + ", \"input\": " + call.arguments() + "}}";
    }

    @Override
    public Reply text(String text) {
        return message(block(text), "end_turn");
    }

    @Override
    public Reply calls(String text, List<ToolCall> calls) {
        List<String> blocks = new ArrayList<>();
        if (!text.isEmpty()) {
            blocks.add(block(text));
        }
        calls.forEach(call -> blocks.add(block(call)));
        return message(String.join(", ", blocks), "tool_use");
    }

    @Override
    public Reply truncated(String text) {
        return message(block(text), "max_tokens");
    }

    @Override
    public Reply truncatedCall(ToolCall call) {
        return message(block(new ToolCall(call.id(), call.tool(), "{}")), "max_tokens");
    }

    @Override
    public Reply refusal(String words) {
        return message(block(words), "content_filtered");
    }

    @Override
    public Reply empty() {
        return message("", "end_turn");
    }

    @Override
    public Reply thinkingOnly() {
        return message(
                "{\"reasoningContent\": {\"reasoningText\": {\"text\": \"Hm, hello.\", \"signature\": \"c2ln\"}}}",
                "end_turn");
    }

    @Override
    public Reply error(int status, String message) {
        return Reply.of(status, "{\"message\": " + quoted(message) + "}")
                .with("x-amzn-ErrorType", type(status) + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "ValidationException";
            case 401, 403 -> "AccessDeniedException";
            case 404 -> "ResourceNotFoundException";
            case 408 -> "ModelTimeoutException";
            case 424 -> "ModelErrorException";
            case 429 -> "ThrottlingException";
            case 503 -> "ServiceUnavailableException";
            default -> "InternalServerException";
        };
    }

    @Override
    public Reply contextTooLong() {
        return error(400, "Input is too long for requested model.");
    }
}
