package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Tokens;
import java.util.List;
import java.util.Set;

/**
 * An answer of Gemini's.
 *
 * <p>Mended: stop reasons that langchain4j does not know, prompts that were blocked, and usage that is missing, on each of
 * which it would break; calls without a name.
 */
final class GeminiAnswer {
    private static final Set<String> KNOWN_TO_LANGCHAIN =
            Set.of("STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII");
    /** The model wrote a call that cannot be read: asked again, it may write a better one. */
    private static final Set<String> BROKEN =
            Set.of("MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS");

    /** Keeps the reason that langchain4j does not know. */
    private static final String REASON = "opspawnFinishReason";

    private GeminiAnswer() {}

    static void mend(ObjectNode answer) {
        if (!answer.path("usageMetadata").isObject()) {
            answer.putObject("usageMetadata");
        }
        if (answer.path("candidates").path(0) instanceof ObjectNode candidate) {
            mendReason(candidate);
            nameCalls(answer);
        } else {
            putBlocked(answer);
        }
    }

    private static void mendReason(ObjectNode candidate) {
        String reason = candidate.path("finishReason").asText();
        if (BROKEN.contains(reason)) {
            String words = candidate.path("finishMessage").asText("");
            throw new UnreadableException(words.isEmpty() ? reason : reason + ": " + words);
        }
        if (!KNOWN_TO_LANGCHAIN.contains(reason)) {
            candidate.put(REASON, reason).put("finishReason", "OTHER");
        }
    }

    /** Where the prompt itself was blocked, there is no candidate. */
    private static void putBlocked(ObjectNode answer) {
        String reason = answer.path("promptFeedback").path("blockReason").asText("");
        if (reason.isEmpty()) {
            throw new UnreadableException("it has no candidates");
        }
        ObjectNode candidate = answer.putArray("candidates").addObject().put("finishReason", "SAFETY");
        candidate.putObject("content").putArray("parts").addObject().put("text", "The prompt was blocked: " + reason);
    }

    /** Gemini need not name its calls. Their place names them, so that the same answer gives the same names. */
    private static void nameCalls(ObjectNode answer) {
        int place = 0;
        for (ObjectNode call : calls(answer)) {
            place++;
            if (call.path("id").asText("").isBlank()) {
                call.put("id", "call_" + place);
            }
        }
    }

    static List<ObjectNode> calls(JsonNode answer) {
        JsonNode content = answer.path("candidates").path(0).path("content");
        return GeminiRequest.parts(content, "functionCall").stream()
                .map(part -> (ObjectNode) part.path("functionCall"))
                .toList();
    }

    /** Thoughts are counted beside the rest of the answer, and what tools of Google's own read beside the prompt. */
    static Tokens tokens(JsonNode answer) {
        JsonNode usage = answer.path("usageMetadata");
        long thoughts = usage.path("thoughtsTokenCount").asLong();
        long results = usage.path("toolUsePromptTokenCount").asLong();
        return new Tokens(
                usage.path("promptTokenCount").asLong() + results,
                usage.path("cachedContentTokenCount").asLong(),
                0,
                usage.path("candidatesTokenCount").asLong() + thoughts,
                thoughts);
    }

    static FinishReason finishReason(JsonNode answer) {
        JsonNode candidate = answer.path("candidates").path(0);
        String reason = candidate.path("finishReason").asText();
        return switch (candidate.path(REASON).asText(reason)) {
            case "STOP" -> calls(answer).isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "MODEL_ARMOR" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
