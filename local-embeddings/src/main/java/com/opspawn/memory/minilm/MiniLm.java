package com.opspawn.memory.minilm;

import com.opspawn.memory.embedding.Embedder;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;

/**
 * all-MiniLM-L6-v2: 384 dimensions, for English foremost. Each use takes milliseconds, loading it under a second. Its
 * tokenizer unpacks a native library of 14 MB into {@code ~/.djl.ai} once.
 */
final class MiniLm implements Embedder {
    private final EmbeddingModel model;

    private MiniLm(EmbeddingModel model) {
        this.model = model;
    }

    static MiniLm load() {
        // The tokenizer's library would otherwise tell its makers of each start on EC2, and may look for other natives
        // online.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        return new MiniLm(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run));
    }

    @Override
    public String name() {
        return "local/all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(text -> model.embed(text).content().vector()).toList();
    }
}
