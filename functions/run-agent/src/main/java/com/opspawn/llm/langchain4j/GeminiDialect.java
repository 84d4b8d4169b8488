package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.Tokens;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.util.List;

/** Google's generateContent; {@link GeminiRequest} and {@link GeminiAnswer} say what is mended. */
final class GeminiDialect implements Dialect {
    /** Gemini 1 and 2 take calls without the signature of a thought, later ones do not. */
    private static final String WITHOUT_SIGNATURES = "gemini-[12]([.-].*)?";

    private final boolean signed;

    GeminiDialect(String model) {
        this.signed = model.startsWith("gemini-") && !model.matches(WITHOUT_SIGNATURES);
    }

    @Override
    public ChatModel model(String name, String address, String key, HttpClientBuilder http) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(address)
                .apiKey(key)
                .modelName(name)
                .returnThinking(false)
                .maxRetries(0)
                .build();
    }

    @Override
    public ChatRequestParameters parameters(Prompt prompt) {
        DefaultChatRequestParameters.Builder<?> parameters =
                ChatRequestParameters.builder().toolSpecifications(Requests.tools(prompt));
        prompt.maxOutputTokens().ifPresent(parameters::maxOutputTokens);
        prompt.temperature().ifPresent(parameters::temperature);
        return parameters.build();
    }

    @Override
    public void mendRequest(ObjectNode request, Prompt prompt) {
        GeminiRequest.mend(request, prompt, signed);
    }

    @Override
    public void mendAnswer(ObjectNode answer) {
        GeminiAnswer.mend(answer);
    }

    @Override
    public List<String> arguments(JsonNode answer) {
        return GeminiAnswer.calls(answer).stream()
                .map(call -> Calls.text(call.path("args")))
                .toList();
    }

    @Override
    public Tokens tokens(JsonNode answer) {
        return GeminiAnswer.tokens(answer);
    }

    @Override
    public FinishReason finishReason(JsonNode answer) {
        return GeminiAnswer.finishReason(answer);
    }
}
