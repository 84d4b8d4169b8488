package com.opspawn.memory.minilm;

import com.opspawn.memory.embedding.Embedder;
import com.opspawn.memory.embedding.LocalEmbedderProvider;

/** How {@link MiniLm} is found. Asking for it loads nothing. */
public final class MiniLmProvider implements LocalEmbedderProvider {
    @Override
    public Embedder load() {
        return MiniLm.load();
    }
}
