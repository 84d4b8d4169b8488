package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.llm.Prompt;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as Gemini wants it.
 *
 * <p>Mended: tools' schemas, which langchain4j forces into a small subset and refuses otherwise; arguments, which it would
 * read into numbers of limited precision; results of the calls of one answer, which must be one turn; what it sends unasked.
 *
 * <p>Models from Gemini 3 on refuse calls in the conversation without the signature of the thought behind them. langchain4j
 * can send back one for all the calls of an answer, and journals keep none; Google's own stand-in says so, and the model
 * thinks anew. See https://ai.google.dev/gemini-api/docs/thought-signatures
 */
final class GeminiRequest {
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    private GeminiRequest() {}

    static void mend(ObjectNode request, Prompt prompt, boolean signed) {
        Wire.eachTool(
                request.path("tools").path(0).path("functionDeclarations"),
                prompt.tools(),
                (tool, spec) -> tool.set("parametersJsonSchema", spec.parameters()));
        ArrayNode contents = (ArrayNode) request.path("contents");
        List<ObjectNode> calls = new ArrayList<>();
        contents.forEach(content ->
                parts(content, "functionCall").forEach(part -> calls.add((ObjectNode) part.path("functionCall"))));
        Calls.of(prompt).fill(calls, "args");
        Wire.merge(contents, "parts", GeminiRequest::isSameTurn);
        if (signed) {
            contents.forEach(GeminiRequest::sign);
        }
        trim(request);
    }

    /** Results are a turn of their own: a user's words that follow them are another one. */
    private static boolean isSameTurn(JsonNode earlier, JsonNode later) {
        return earlier.path("role").equals(later.path("role")) && isResults(earlier) == isResults(later);
    }

    private static boolean isResults(JsonNode content) {
        return content.path("parts").path(0).has("functionResponse");
    }

    /** Of the calls of one answer, the first carries the signature. */
    private static void sign(JsonNode content) {
        parts(content, "functionCall").stream()
                .findFirst()
                .ifPresent(call -> call.put("thoughtSignature", NO_SIGNATURE));
    }

    private static void trim(ObjectNode request) {
        if (request.path("generationConfig") instanceof ObjectNode config) {
            config.remove(List.of("candidateCount", "responseMimeType", "responseLogprobs"));
            if (config.isEmpty()) {
                request.remove("generationConfig");
            }
        }
    }

    /** The parts of a turn that are of a kind. */
    static List<ObjectNode> parts(JsonNode content, String kind) {
        List<ObjectNode> parts = new ArrayList<>();
        for (JsonNode part : content.path("parts")) {
            if (part instanceof ObjectNode object && part.path(kind).isObject()) {
                parts.add(object);
            }
        }
        return parts;
    }
}
