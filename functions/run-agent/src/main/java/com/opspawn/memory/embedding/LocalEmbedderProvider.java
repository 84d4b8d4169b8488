package com.opspawn.memory.embedding;

/**
 * An embedder that runs in this process, found through {@link java.util.ServiceLoader}. It brings a model of its own, far
 * too large for a function's zip, so it is a module that only the command line has on its class path.
 */
public interface LocalEmbedderProvider {

    /** Loads the model; that takes about a second. */
    Embedder load();
}
