package com.opspawn.local.store;

import com.opspawn.memory.MemoryScope;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds memories, by scope and id. Guarded by the lock of whoever has it. */
final class MemoryIndex {
    /** @param taskId that made it */
    record Kept(String id, String taskId, long place) {}

    private static final NavigableMap<String, Kept> NONE = Collections.emptyNavigableMap();

    private final Map<MemoryScope, NavigableMap<String, Kept>> scopes = new HashMap<>();

    void apply(Transaction.MemoryAdded added, long place) {
        scopes.computeIfAbsent(added.scope(), _ -> new TreeMap<>())
                .put(added.id(), new Kept(added.id(), added.taskId(), place));
    }

    void apply(Transaction.MemoriesDeleted deleted) {
        scopes.computeIfPresent(deleted.scope(), (_, memories) -> {
            deleted.ids().forEach(memories::remove);
            return memories.isEmpty() ? null : memories;
        });
    }

    Optional<Kept> find(MemoryScope scope, String id) {
        return Optional.ofNullable(scopes.getOrDefault(scope, NONE).get(id));
    }

    /** By id; a copy. */
    List<Kept> all(MemoryScope scope) {
        return List.copyOf(scopes.getOrDefault(scope, NONE).values());
    }
}
