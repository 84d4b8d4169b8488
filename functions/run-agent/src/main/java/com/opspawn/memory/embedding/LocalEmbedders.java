package com.opspawn.memory.embedding;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the embedder on the class path, without loading its model. */
final class LocalEmbedders {
    private LocalEmbedders() {}

    static Optional<LocalEmbedderProvider> find() {
        return ServiceLoader.load(LocalEmbedderProvider.class, LocalEmbedderProvider.class.getClassLoader())
                .findFirst();
    }
}
