package com.opspawn.memory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that forgets with the JVM, held to the same contract as the real ones. */
public final class InMemoryVectors implements VectorStore {
    private record Kept(MemoryEntry entry, Vector vector) {}

    private final Map<MemoryScope, Map<String, Kept>> scopes = new LinkedHashMap<>();

    private Map<String, Kept> of(MemoryScope scope) {
        return scopes.computeIfAbsent(scope, _ -> new LinkedHashMap<>());
    }

    @Override
    public synchronized void add(MemoryScope scope, MemoryEntry entry, Vector vector) {
        of(scope).putIfAbsent(entry.id(), new Kept(entry, vector));
    }

    @Override
    public synchronized List<Recalled> nearest(MemoryScope scope, Vector query, int limit) {
        return of(scope).values().stream()
                .filter(kept -> kept.vector().isComparable(query))
                .map(kept -> new Recalled(kept.entry(), kept.vector().cosine(query)))
                .sorted(Comparator.comparingDouble(Recalled::score).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized MemoryPage list(MemoryScope scope, MemoryQuery query) {
        String after = query.cursor().map(MemoryCursor::after).orElse("");
        List<MemoryEntry> found = of(scope).values().stream()
                .map(Kept::entry)
                .filter(entry -> entry.id().compareTo(after) > 0)
                .filter(entry -> query.taskId().isEmpty()
                        || query.taskId().get().equals(entry.provenance().taskId()))
                .sorted(Comparator.comparing(MemoryEntry::id))
                .limit(query.limit() + 1)
                .toList();
        if (found.size() <= query.limit()) {
            return new MemoryPage(found, Optional.empty());
        }
        List<MemoryEntry> page = found.subList(0, query.limit());
        return new MemoryPage(
                page, Optional.of(new MemoryCursor("", page.getLast().id())));
    }

    @Override
    public synchronized boolean delete(MemoryScope scope, String id) {
        return of(scope).remove(id) != null;
    }

    @Override
    public synchronized void deleteAll(MemoryScope scope) {
        scopes.remove(scope);
    }

    @Override
    public synchronized void deleteOfTask(MemoryScope scope, String taskId) {
        Predicate<Kept> isOfTask = kept -> kept.entry().provenance().taskId().equals(taskId);
        of(scope).values().removeIf(isOfTask);
    }
}
