package com.opspawn.llm.scripted;

import static com.opspawn.llm.scripted.Escaped.quoted;

import com.opspawn.journal.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Anthropic's messages. https://platform.claude.com/docs/en/api/messages */
public final class Messages implements WireFormat {
    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public String path(String model) {
        return "/v1/messages";
    }

    @Override
    public String keyHeader() {
        return "x-api-key";
    }

    /** Anthropic does not say how much of an answer was thinking. */
    @Override
    public int reasoning() {
        return 0;
    }

    /** An answer around its content blocks and its stop reason. */
    public Reply message(String content, String stopReason) {
        return Reply.of(200, """
            {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-4-5-20251001",
             "content": [%s], "stop_reason": "%s", "stop_sequence": null,
             "usage": {"input_tokens": 6, "cache_creation_input_tokens": 10, "cache_read_input_tokens": 64,
                       "cache_creation": {"ephemeral_5m_input_tokens": 10, "ephemeral_1h_input_tokens": 0},
                       "output_tokens": 20, "service_tier": "standard"}}
            """.formatted(content, stopReason));
    }

    private static String block(String text) {
        return "{\"type\": \"text\", \"text\": " + quoted(text) + "}";
    }

    private static String block(ToolCall call) {
        return "{\"type\": \"tool_use\", \"id\": " + quoted(call.id()) + ", \"name\": " + quoted(call.tool())
                + ", \"input\": " + call.arguments() + "}";
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
        return message(block(words), "refusal");
    }

    @Override
    public Reply empty() {
        return message("", "end_turn");
    }

    @Override
    public Reply thinkingOnly() {
        return message("{\"type\": \"thinking\", \"thinking\": \"Hm, hello.\", \"signature\": \"c2ln\"}", "end_turn");
    }

    @Override
    public Reply error(int status, String message) {
        return Reply.of(status, """
            {"type": "error", "error": {"type": "some_error", "message": %s}, "request_id": "req_1"}
            """.formatted(quoted(message)));
    }

    @Override
    public Reply contextTooLong() {
        return error(400, "prompt is too long: 212345 tokens > 200000 maximum");
    }
}
