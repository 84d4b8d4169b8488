package com.opspawn.memory;

import java.util.List;

/**
 * Where memories are kept with their vectors. As {@link LongTermMemory}, but somebody else has read the texts.
 *
 * <p>Vectors of another embedder, or of another length, are kept beside each other and never compared: searching passes
 * over them, listing and deleting do not.
 */
public interface VectorStore {

    void add(MemoryScope scope, MemoryEntry entry, Vector vector);

    /** Best first, by the cosine. */
    List<Recalled> nearest(MemoryScope scope, Vector query, int limit);

    MemoryPage list(MemoryScope scope, MemoryQuery query);

    /** @return whether it was there */
    boolean delete(MemoryScope scope, String id);

    void deleteAll(MemoryScope scope);

    void deleteOfTask(MemoryScope scope, String taskId);
}
