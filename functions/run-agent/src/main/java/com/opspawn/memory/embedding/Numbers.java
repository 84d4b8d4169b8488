package com.opspawn.memory.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.memory.MemoryException;

/** Reads a vector out of a provider's answer. */
final class Numbers {
    private Numbers() {}

    /** @param embedder its name, for messages */
    static float[] read(JsonNode array, String embedder) {
        if (!array.isArray() || array.isEmpty()) {
            throw MemoryException.terminal(
                    embedder + " answered without numbers: see that it is an embedding model (OPSPAWN_EMBEDDINGS)");
        }
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}
