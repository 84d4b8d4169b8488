package com.opspawn.memory.embedding;

import com.opspawn.memory.MemoryException;
import java.util.List;

/** Turns texts into vectors that lie near each other where the texts mean the same. Safe for use by several threads. */
public interface Embedder {

    /** Names the model, such as {@code openai/text-embedding-3-small}: vectors compare only under one name. */
    String name();

    /**
     * Embeds.
     *
     * @param texts none blank
     * @return one vector for each text, in their order, all of one length
     * @throws MemoryException where there is no answer
     */
    List<float[]> embed(List<String> texts);
}
