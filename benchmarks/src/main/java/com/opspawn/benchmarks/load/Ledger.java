package com.opspawn.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** What was accepted: the ids of tasks, each with the key under which it was submitted. */
final class Ledger {
    private final ConcurrentHashMap<String, String> keys = new ConcurrentHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> twice = new CopyOnWriteArrayList<>();

    /** The same id under two keys would be two submissions that became one task. */
    void accepted(String id, String key) {
        if (keys.putIfAbsent(id, key) != null) {
            twice.add(id);
        } else {
            synchronized (ids) {
                ids.add(id);
            }
        }
    }

    Optional<String> any(RandomGenerator random) {
        synchronized (ids) {
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
        }
    }

    List<String> all() {
        synchronized (ids) {
            return List.copyOf(ids);
        }
    }

    /** Ids that were given to two submissions. */
    List<String> sharedIds() {
        return List.copyOf(twice);
    }
}
