package com.opspawn.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.ApiKey;
import com.opspawn.llm.AwsAccess;
import com.opspawn.llm.ModelSettings;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.http.Loopback;
import com.opspawn.memory.http.Loopback.Reply;
import com.opspawn.memory.http.Loopback.Request;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbedderTest {
    private static final String FIX = "; check OPSPAWN_EMBEDDINGS and the provider's key and address";

    private static Embedder remote(String provider, String model, URI address, Optional<String> key) {
        ModelSettings.Access access = new ModelSettings.Access(
                address, key.<ApiKey>map(ApiKey.Given::new).orElseGet(ApiKey.None::new), true);
        return Embedders.build(
                new EmbeddingSettings.Remote(provider, model, access, new AwsAccess(Map.of())), Map.of());
    }

    // ------------------------------------------------------------------ OpenAI's protocol

    private static Embedder openAi(Loopback server) {
        return remote(
                "openai", "text-embedding-3-small", URI.create(server.address() + "/v1"), Optional.of("sk-secret-key"));
    }

    @Test
    void openAiIsAskedOnceForAllTextsAndReadByIndex() throws IOException {
        String answer = """
            {"object": "list", "model": "text-embedding-3-small", "usage": {"prompt_tokens": 4, "total_tokens": 4},
             "data": [{"object": "embedding", "index": 1, "embedding": [0.5, -0.25]},
                      {"object": "embedding", "index": 0, "embedding": [1, 0]}]}
            """;
        try (Loopback server = Loopback.answering(_ -> Reply.of(200, answer))) {
            Embedder embedder = openAi(server);

            assertThat(embedder.name()).isEqualTo("openai/text-embedding-3-small");
            assertThat(embedder.embed(List.of("tea", "coffee")))
                    .containsExactly(new float[] {1, 0}, new float[] {0.5f, -0.25f});
            assertThat(server.requests()).hasSize(1);
            Request request = server.requests().getFirst();
            assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/embeddings");
            assertThat(request.header("Authorization")).isEqualTo("Bearer sk-secret-key");
            assertThat(request.json())
                    .isEqualTo(ObjectReader.of("{\"model\":\"text-embedding-3-small\",\"encoding_format\":\"float\","
                                    + "\"input\":[\"tea\",\"coffee\"]}")
                            .node());
        }
    }

    @Test
    void withoutAKeyNoneIsSent() throws IOException {
        String answer = "{\"data\":[{\"index\":0,\"embedding\":[1]}]}";
        try (Loopback server = Loopback.answering(_ -> Reply.of(200, answer))) {
            assertThat(remote("ollama", "nomic-embed-text", server.address(), Optional.empty())
                            .embed(List.of("tea")))
                    .hasSize(1);

            assertThat(server.requests().getFirst().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void aWrongKeyIsToldAndNotRepeated() throws IOException {
        String answer = "{\"error\":{\"message\":\"Incorrect API key provided: sk-secret-key\"}}";
        try (Loopback server = Loopback.answering(_ -> Reply.of(401, answer))) {
            assertThatThrownBy(() -> openAi(server).embed(List.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessage("embedder openai/text-embedding-3-small at " + server.address()
                            + "/v1/embeddings answered 401: Incorrect API key provided: [key]" + FIX)
                    .satisfies(
                            e -> assertThat(((MemoryException) e).isRetryable()).isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{}",
                "[]",
                "{\"data\":[{\"index\":1,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1]}]}",
            })
    void aWrongNumberOfVectorsIsTold(String answer) throws IOException {
        try (Loopback server = Loopback.answering(_ -> Reply.of(200, answer))) {
            assertThatThrownBy(() -> openAi(server).embed(List.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessageMatching("openai/text-embedding-3-small answered with \\d vectors for 1 texts: "
                            + "see that it is an embedding model \\(OPSPAWN_EMBEDDINGS\\)");
        }
    }

    @Test
    void aVectorWithoutNumbersIsTold() throws IOException {
        try (Loopback server =
                Loopback.answering(_ -> Reply.of(200, "{\"data\":[{\"index\":0,\"embedding\":\"AAAA\"}]}"))) {
            assertThatThrownBy(() -> openAi(server).embed(List.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessage("openai/text-embedding-3-small answered without numbers: "
                            + "see that it is an embedding model (OPSPAWN_EMBEDDINGS)");
        }
    }

    // ------------------------------------------------------------------ Gemini

    @Test
    void geminiIsAskedInItsOwnProtocol() throws IOException {
        String answer = "{\"embeddings\":[{\"values\":[1,0]},{\"values\":[0,1]}]}";
        try (Loopback server = Loopback.answering(_ -> Reply.of(200, answer))) {
            URI address = URI.create(server.address() + "/v1beta");
            Embedder embedder = remote("gemini", "gemini-embedding-001", address, Optional.of("g-secret-key"));

            assertThat(embedder.embed(List.of("tea", "coffee")))
                    .containsExactly(new float[] {1, 0}, new float[] {0, 1});
            Request request = server.requests().getFirst();
            assertThat(request.target()).isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
            assertThat(request.header("X-goog-api-key")).isEqualTo("g-secret-key");
            assertThat(request.json().at("/requests/1"))
                    .isEqualTo(ObjectReader.of("{\"model\":\"models/gemini-embedding-001\","
                                    + "\"content\":{\"parts\":[{\"text\":\"coffee\"}]}}")
                            .node());
        }
    }

    @Test
    void tooFewVectorsOfGeminiAreTold() throws IOException {
        try (Loopback server = Loopback.answering(_ -> Reply.ok(Json.object()))) {
            assertThatThrownBy(() -> remote("gemini", "g", server.address(), Optional.empty())
                            .embed(List.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessage("gemini/g answered with 0 vectors for 1 texts: "
                            + "see that it is an embedding model (OPSPAWN_EMBEDDINGS)");
        }
    }

    // ------------------------------------------------------------------ Bedrock

    private static Embedder titan(Loopback server) {
        return Embedders.build(
                new EmbeddingSettings.Bedrock("amazon.titan-embed-text-v2:0"),
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
                        server.address().toString()));
    }

    @Test
    void titanIsAskedThroughTheSdk() throws IOException {
        String answer = "{\"embedding\":[0.5,0.5],\"inputTextTokenCount\":1}";
        try (Loopback server = Loopback.answering(_ -> Reply.of(200, answer))) {
            Embedder embedder = titan(server);

            assertThat(embedder.name()).isEqualTo("bedrock/amazon.titan-embed-text-v2:0");
            assertThat(embedder.embed(List.of("tea"))).containsExactly(new float[] {0.5f, 0.5f});
            Request request = server.requests().getFirst();
            assertThat(request.target()).isEqualTo("/model/amazon.titan-embed-text-v2%3A0/invoke");
            assertThat(request.body()).isEqualTo("{\"inputText\":\"tea\"}");
        }
    }

    @Test
    void aModelWithoutAccessIsTold() throws IOException {
        Reply denied =
                new Reply(403, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"message\":\"no access\"}");
        try (Loopback server = Loopback.answering(_ -> denied)) {
            assertThatThrownBy(() -> titan(server).embed(List.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessageStartingWith("embedder bedrock/amazon.titan-embed-text-v2:0: no access (Service: "
                            + "BedrockRuntime, Status Code: 403")
                    .hasMessageEndingWith("; see that the account has access to the model in this region, and the "
                            + "function may invoke it")
                    .satisfies(
                            e -> assertThat(((MemoryException) e).isRetryable()).isFalse());
        }
    }

    // ------------------------------------------------------------------ none

    @Test
    void withoutAnEmbedderTheFixIsTold() {
        assertThatThrownBy(() -> Embedders.build(new EmbeddingSettings.None(), Map.of()))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessage("no embedder was found: set OPSPAWN_EMBEDDINGS to provider/name, or the key of a provider "
                        + "that has embeddings (OPENAI_API_KEY, OPENROUTER_API_KEY, GEMINI_API_KEY)");
    }
}
