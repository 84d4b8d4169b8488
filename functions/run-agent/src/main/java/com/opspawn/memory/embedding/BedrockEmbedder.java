package com.opspawn.memory.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.json.Json;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.SdkFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** Amazon Titan's text embeddings on Amazon Bedrock, by the function's own role. One request for each text. */
final class BedrockEmbedder implements Embedder {
    /** What this speaks; other makers' models on Bedrock take other bodies. */
    static final String FAMILY = "amazon.titan-embed-text-";

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final String model;
    private final BedrockRuntimeClient client;

    BedrockEmbedder(String model, Map<String, String> environment) {
        this.model = model;
        this.client = AwsClients.configured(
                        BedrockRuntimeClient.builder(), "BEDROCK_RUNTIME", CALL_TIMEOUT, environment)
                .build();
    }

    @Override
    public String name() {
        return "bedrock/" + model;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    private float[] embed(String text) {
        String body = Json.write(Json.object().put("inputText", text));
        try {
            SdkBytes answer = client.invokeModel(request -> request.modelId(model)
                            .contentType("application/json")
                            .accept("application/json")
                            .body(SdkBytes.fromUtf8String(body)))
                    .body();
            return Numbers.read(json(answer).path("embedding"), name());
        } catch (SdkException e) {
            throw SdkFailure.of(
                    "embedder " + name(),
                    e,
                    "see that the account has access to the model in this region, and the function may invoke it");
        }
    }

    private JsonNode json(SdkBytes answer) {
        try {
            return Json.parse(answer.asByteArray());
        } catch (JsonProcessingException e) {
            throw MemoryException.terminal("embedder " + name() + " answered what is not JSON", e);
        }
    }
}
