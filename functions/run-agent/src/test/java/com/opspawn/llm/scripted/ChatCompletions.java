package com.opspawn.llm.scripted;

import static com.opspawn.llm.scripted.Escaped.quoted;
import static java.util.stream.Collectors.joining;

import com.opspawn.journal.ToolCall;
import java.util.List;

/** OpenAI's chat completions. https://platform.openai.com/docs/api-reference/chat */
public final class ChatCompletions implements WireFormat {
    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public String path(String model) {
        return "/v1/chat/completions";
    }

    @Override
    public String keyHeader() {
        return "authorization";
    }

    @Override
    public int reasoning() {
        return REASONING;
    }

    /** An answer around a message and the reason why it ended, each as JSON. */
    public Reply message(String message, String finishReason) {
        return Reply.of(200, """
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1764000000, "model": "gpt-4.1-mini-2025-04-14",
             "choices": [{"index": 0, "message": %s, "logprobs": null, "finish_reason": %s}],
             "usage": {"prompt_tokens": 80, "completion_tokens": 20, "total_tokens": 100,
                       "prompt_tokens_details": {"cached_tokens": 64, "audio_tokens": 0},
                       "completion_tokens_details": {"reasoning_tokens": 8, "audio_tokens": 0}},
             "service_tier": "default", "system_fingerprint": "fp_1"}
            """.formatted(message, finishReason));
    }

    private Reply words(String text, String finishReason) {
        return message("""
            {"role": "assistant", "content": %s, "refusal": null, "annotations": []}
            """.formatted(quoted(text)), "\"" + finishReason + "\"");
    }

    @Override
    public Reply text(String text) {
        return words(text, "stop");
    }

    @Override
    public Reply calls(String text, List<ToolCall> calls) {
        return calls(text, calls, "tool_calls");
    }

    private Reply calls(String text, List<ToolCall> calls, String finishReason) {
        String written = calls.stream()
                .map(call -> """
                    {"id": %s, "type": "function", "function": {"name": %s, "arguments": %s}}
                    """.formatted(quoted(call.id()), quoted(call.tool()), quoted(call.arguments())))
                .collect(joining(", "));
        return message("""
            {"role": "assistant", "content": %s, "refusal": null, "tool_calls": [%s]}
            """.formatted(text.isEmpty() ? "null" : quoted(text), written), "\"" + finishReason + "\"");
    }

    @Override
    public Reply truncated(String text) {
        return words(text, "length");
    }

    @Override
    public Reply truncatedCall(ToolCall call) {
        String half = call.arguments().substring(0, call.arguments().length() / 2);
        return calls("", List.of(new ToolCall(call.id(), call.tool(), half)), "length");
    }

    @Override
    public Reply refusal(String words) {
        return message("""
            {"role": "assistant", "content": null, "refusal": %s}
            """.formatted(quoted(words)), "\"stop\"");
    }

    @Override
    public Reply empty() {
        return message("{\"role\": \"assistant\", \"content\": null}", "\"stop\"");
    }

    @Override
    public Reply thinkingOnly() {
        return message(
                "{\"role\": \"assistant\", \"content\": null, \"reasoning_content\": \"Hm, hello.\"}", "\"stop\"");
    }

    @Override
    public Reply error(int status, String message) {
        return Reply.of(status, """
            {"error": {"message": %s, "type": "some_error", "param": null, "code": null}}
            """.formatted(quoted(message)));
    }

    @Override
    public Reply contextTooLong() {
        return Reply.of(400, """
            {"error": {"message": "This model's maximum context length is 128000 tokens. However, your messages resulted in \
            128010 tokens. Please reduce the length of the messages.", "type": "invalid_request_error",
            "param": "messages", "code": "context_length_exceeded"}}
            """);
    }
}
