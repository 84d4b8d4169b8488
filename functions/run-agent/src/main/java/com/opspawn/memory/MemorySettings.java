package com.opspawn.memory;

import com.opspawn.llm.ModelSettings;
import com.opspawn.memory.chroma.ChromaSettings;
import com.opspawn.memory.embedding.EmbeddingSettings;
import com.opspawn.settings.Environment;

/**
 * How agents remember.
 *
 * @param store where
 * @param embeddings by whose reading of texts
 */
public record MemorySettings(Store store, EmbeddingSettings embeddings) {
    private static final String USUAL_BUCKET = "opspawn-memories";

    /** Where memories are kept. */
    public sealed interface Store {
        /** Nowhere. */
        record Off() implements Store {}

        /** In the table of the tasks. */
        record DynamoDb() implements Store {}

        record Chroma(ChromaSettings settings) implements Store {}

        /** @param bucket a vector bucket ({@code OPSPAWN_MEMORY_BUCKET}) */
        record S3Vectors(String bucket) implements Store {}
    }

    /**
     * Reads {@code OPSPAWN_MEMORY}, {@code OPSPAWN_EMBEDDINGS} and what they lead to; notes every problem in the
     * environment.
     */
    public static MemorySettings read(Environment environment, ModelSettings models) {
        Store store = store(environment);
        return store instanceof Store.Off
                ? new MemorySettings(store, new EmbeddingSettings.None())
                : new MemorySettings(store, EmbeddingSettings.read(environment, models));
    }

    /** As {@link #read}, for what lists and deletes and reads no texts. */
    static MemorySettings withoutEmbeddings(Environment environment) {
        return new MemorySettings(store(environment), new EmbeddingSettings.None());
    }

    private static Store store(Environment environment) {
        String name = environment.optional("OPSPAWN_MEMORY").orElse("dynamodb");
        return switch (name) {
            case "off" -> new Store.Off();
            case "dynamodb" -> new Store.DynamoDb();
            case "chroma" -> new Store.Chroma(ChromaSettings.read(environment));
            case "s3vectors" ->
                new Store.S3Vectors(
                        environment.optional("OPSPAWN_MEMORY_BUCKET").orElse(USUAL_BUCKET));
            default -> {
                environment.problem("OPSPAWN_MEMORY '" + name + "' is no store of memories: use one of dynamodb, "
                        + "chroma, s3vectors, off");
                yield new Store.Off();
            }
        };
    }
}
