package com.opspawn.memory;

import com.opspawn.memory.embedding.Embedder;
import java.util.List;
import java.util.function.Supplier;

/** Memory out of an embedder and a store, each built when it is first needed. */
public final class VectorMemory implements LongTermMemory {
    private final Supplier<Embedder> embedder;
    private final Supplier<VectorStore> store;

    /** @param embedder never asked for by listing and deleting */
    public VectorMemory(Supplier<Embedder> embedder, Supplier<VectorStore> store) {
        this.embedder = new Once<>(embedder);
        this.store = new Once<>(store);
    }

    @Override
    public void add(MemoryScope scope, MemoryEntry entry) {
        store.get().add(scope, entry, vector(entry.text()));
    }

    @Override
    public List<Recalled> search(MemoryScope scope, String query, int limit, double minScore) {
        if (limit < 1 || limit > MAX_RECALLED) {
            throw new IllegalArgumentException("limit " + limit + ": must be 1 to " + MAX_RECALLED);
        }
        if (query.isBlank()) {
            return List.of();
        }
        return store.get().nearest(scope, vector(beginning(query)), limit).stream()
                .filter(found -> found.score() >= minScore)
                .toList();
    }

    private static String beginning(String query) {
        String text = query.strip();
        if (text.length() <= MemoryEntry.MAX_TEXT) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MemoryEntry.MAX_TEXT - 1));
        return text.substring(0, splitsPair ? MemoryEntry.MAX_TEXT - 1 : MemoryEntry.MAX_TEXT);
    }

    private Vector vector(String text) {
        Embedder used = embedder.get();
        return Vector.of(used.name(), used.embed(List.of(text)).getFirst());
    }

    @Override
    public MemoryPage list(MemoryScope scope, MemoryQuery query) {
        return store.get().list(scope, query);
    }

    @Override
    public boolean delete(MemoryScope scope, String id) {
        return store.get().delete(scope, id);
    }

    @Override
    public void deleteAll(MemoryScope scope) {
        store.get().deleteAll(scope);
    }

    @Override
    public void deleteOfTask(MemoryScope scope, String taskId) {
        store.get().deleteOfTask(scope, taskId);
    }
}
