package com.opspawn.memory;

import com.opspawn.memory.chroma.ChromaVectors;
import com.opspawn.memory.embedding.Embedders;
import com.opspawn.memory.embedding.EmbeddingSettings;
import com.opspawn.memory.s3vectors.S3Vectors;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory that the settings lead to. Nothing of it is built before it is used: no client, no model. */
public final class LongTermMemories {
    private static final Logger LOG = LoggerFactory.getLogger(LongTermMemories.class);

    private LongTermMemories() {}

    /**
     * Gives the memory; empty where it is switched off, or where nothing could read texts for it, which is logged with its
     * fix.
     *
     * @param besideTasks where memories are kept that stand beside the tasks; built when it is first needed
     * @param environment for the SDK's own variables
     */
    public static Optional<LongTermMemory> of(
            MemorySettings settings, Supplier<VectorStore> besideTasks, Map<String, String> environment) {
        if (settings.store() instanceof MemorySettings.Store.Off) {
            return Optional.empty();
        }
        if (settings.embeddings() instanceof EmbeddingSettings.None) {
            LOG.info("long-term memory is off: {}", EmbeddingSettings.None.FIX);
            return Optional.empty();
        }
        return store(settings.store(), besideTasks, environment)
                .map(store -> new VectorMemory(() -> Embedders.build(settings.embeddings(), environment), store));
    }

    /** As {@link #of}, for what lists and deletes and reads no texts. */
    static Optional<LongTermMemory> withoutEmbeddings(
            MemorySettings settings, Supplier<VectorStore> besideTasks, Map<String, String> environment) {
        return store(settings.store(), besideTasks, environment)
                .map(store -> new VectorMemory(() -> Embedders.build(settings.embeddings(), environment), store));
    }

    private static Optional<Supplier<VectorStore>> store(
            MemorySettings.Store store, Supplier<VectorStore> besideTasks, Map<String, String> environment) {
        return switch (store) {
            case MemorySettings.Store.Off _ -> Optional.empty();
            case MemorySettings.Store.DynamoDb _ -> Optional.of(besideTasks);
            case MemorySettings.Store.Chroma chroma -> Optional.of(() -> new ChromaVectors(chroma.settings()));
            case MemorySettings.Store.S3Vectors(String bucket) -> Optional.of(() -> S3Vectors.in(bucket, environment));
        };
    }
}
