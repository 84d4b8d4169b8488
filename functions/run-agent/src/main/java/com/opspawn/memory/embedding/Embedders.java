package com.opspawn.memory.embedding;

import com.opspawn.llm.ModelException;
import com.opspawn.llm.ProviderKeys;
import com.opspawn.memory.MemoryException;
import java.util.Map;
import java.util.Optional;

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
                ? new GeminiEmbedder(name, remote.model(), remote.access().address(), key(remote))
                : new OpenAiEmbedder(name, remote.model(), remote.access().address(), key(remote));
    }

    private static Optional<String> key(EmbeddingSettings.Remote remote) {
        try {
            return ProviderKeys.read(remote.provider(), remote.access().key(), remote.aws());
        } catch (ModelException e) {
            String message = String.valueOf(e.getMessage());
            throw e.isRetryable() ? MemoryException.retryable(message, e) : MemoryException.terminal(message);
        }
    }
}
