package com.opspawn.memory;

import java.util.List;

/**
 * What agents remember beyond a task. Safe for use by several threads.
 *
 * <p>Every method throws {@link MemoryException} where the store or the embedder gives no answer. No task should fail for
 * that alone.
 */
public interface LongTermMemory {
    /** The most that one search finds. */
    int MAX_RECALLED = 50;

    /** For searches that take what is nearest, however far it is. */
    double ANY_SCORE = -1;

    /** Adds a memory. One with this id that is there already stays the only one. */
    void add(MemoryScope scope, MemoryEntry entry);

    /**
     * Finds by meaning.
     *
     * @param query what to look for, in plain words; of a long one the first {@value MemoryEntry#MAX_TEXT} characters count
     * @param limit 1 to {@value #MAX_RECALLED}
     * @param minScore leaves out what is less alike; {@link #ANY_SCORE} for none
     * @return best first
     */
    List<Recalled> search(MemoryScope scope, String query, int limit, double minScore);

    /** Lists in the store's own order: following the cursors shows each memory once while none is added or deleted. */
    MemoryPage list(MemoryScope scope, MemoryQuery query);

    /** @return whether it was there */
    boolean delete(MemoryScope scope, String id);

    void deleteAll(MemoryScope scope);

    /** Deletes what a task made: its summary, and what its tools remembered. */
    void deleteOfTask(MemoryScope scope, String taskId);
}
