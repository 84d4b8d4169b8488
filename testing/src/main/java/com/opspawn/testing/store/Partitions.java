package com.opspawn.testing.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Items by hash key, and within each by range key. */
final class Partitions {
    private final Map<String, NavigableMap<Position, Item>> byHash = new HashMap<>();

    NavigableMap<Position, Item> of(String hash) {
        return byHash.getOrDefault(hash, Collections.emptyNavigableMap());
    }

    @Nullable
    Item find(String hash, Position position) {
        return of(hash).get(position);
    }

    void put(String hash, Position position, Item item) {
        byHash.computeIfAbsent(hash, _ -> new TreeMap<>()).put(position, item);
    }

    void remove(String hash, Position position) {
        byHash.computeIfPresent(hash, (_, items) -> {
            items.remove(position);
            return items.isEmpty() ? null : items;
        });
    }

    Iterable<String> hashes() {
        return byHash.keySet().stream().sorted(Utf8::compare).toList();
    }
}
