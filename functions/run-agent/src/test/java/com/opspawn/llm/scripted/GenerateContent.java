package com.opspawn.llm.scripted;

import static com.opspawn.llm.scripted.Escaped.quoted;

import com.opspawn.journal.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Google's generateContent. https://ai.google.dev/api/generate-content */
public final class GenerateContent implements WireFormat {
    @Override
    public String basePath() {
        return "/v1beta";
    }

    @Override
    public String path(String model) {
        return "/v1beta/models/" + model + ":generateContent";
    }

    @Override
    public String keyHeader() {
        return "x-goog-api-key";
    }

    @Override
    public int reasoning() {
        return REASONING;
    }

    /** An answer around its parts and the reason why it ended. */
    public Reply content(String parts, String finishReason) {
        return Reply.of(200, """
            {"candidates": [{"content": {"parts": [%s], "role": "model"}, "finishReason": "%s", "index": 0}],
             "usageMetadata": {"promptTokenCount": 80, "candidatesTokenCount": 12, "totalTokenCount": 100,
                               "cachedContentTokenCount": 64, "thoughtsTokenCount": 8},
             "modelVersion": "gemini-2.5-flash", "responseId": "r1"}
            """.formatted(parts, finishReason));
    }

    private static String part(String text) {
        return "{\"text\": " + quoted(text) + "}";
    }

    /** The protocol need not name calls; where it does, it does so with an id. */
    private static String part(ToolCall call) {
        String id = call.id().isEmpty() ? "" : "\"id\": " + quoted(call.id()) + ", ";
        return "{\"functionCall\": {" + id + "\"name\": " + quoted(call.tool()) + ", \"args\": " + call.arguments()
                + "}, \"thoughtSignature\": \"c2ln\"}";
    }

    @Override
    public Reply text(String text) {
        return content(part(text), "STOP");
    }

    @Override
    public Reply calls(String text, List<ToolCall> calls) {
        List<String> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            parts.add(part(text));
        }
        calls.forEach(call -> parts.add(part(call)));
        return content(String.join(", ", parts), "STOP");
    }

    @Override
    public Reply truncated(String text) {
        return content(part(text), "MAX_TOKENS");
    }

    @Override
    public Reply truncatedCall(ToolCall call) {
        return content(part(new ToolCall(call.id(), call.tool(), "{}")), "MAX_TOKENS");
    }

    @Override
    public Reply refusal(String words) {
        return content(part(words), "SAFETY");
    }

    @Override
    public Reply empty() {
        return Reply.of(200, """
            {"candidates": [{"content": {"role": "model"}, "finishReason": "STOP", "index": 0}],
             "usageMetadata": {"promptTokenCount": 80, "candidatesTokenCount": 12, "cachedContentTokenCount": 64,
                               "thoughtsTokenCount": 8}}
            """);
    }

    @Override
    public Reply thinkingOnly() {
        return content("{\"text\": \"Hm, hello.\", \"thought\": true}", "STOP");
    }

    @Override
    public Reply error(int status, String message) {
        return Reply.of(status, """
            {"error": {"code": %d, "message": %s, "status": "SOME_ERROR"}}
            """.formatted(status, quoted(message)));
    }

    @Override
    public Reply contextTooLong() {
        return error(400, "The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).");
    }
}
