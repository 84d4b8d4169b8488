package com.opspawn.memory.embedding;

import com.opspawn.memory.MemoryException;
import java.util.Map;

/** Builds the embedder that the settings lead to. */
public final class Embedders {
    private Embedders() {}

    /** @param environment for the SDK's own variables */
    public static Embedder build(EmbeddingSettings settings, Map<String, String> environment) {
        return switch (settings) {
            case EmbeddingSettings.Local _ ->
                LocalEmbedders.find()
                        .orElseThrow(() -> MemoryException.terminal(EmbeddingSettings.None.FIX))
                        .load();
            case EmbeddingSettings.Remote remote -> remote(remote);
            case EmbeddingSettings.Bedrock(String model) -> new BedrockEmbedder(model, environment);
            case EmbeddingSettings.None _ -> throw MemoryException.terminal(EmbeddingSettings.None.FIX);
        };
    }

    private static Embedder remote(EmbeddingSettings.Remote remote) {
        String name = remote.provider() + "/" + remote.model();
        return remote.provider().equals(EmbeddingSettings.Usual.GEMINI.provider())
                ? new GeminiEmbedder(
                        name,
                        remote.model(),
                        remote.access().address(),
                        remote.access().key())
                : new OpenAiEmbedder(
                        name,
                        remote.model(),
                        remote.access().address(),
                        remote.access().key());
    }
}
