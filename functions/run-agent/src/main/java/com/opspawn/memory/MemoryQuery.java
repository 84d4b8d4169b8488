package com.opspawn.memory;

import java.util.Optional;

/**
 * Which memories to list.
 *
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param cursor where the page before ended
 * @param taskId only those that this task made
 */
public record MemoryQuery(int limit, Optional<MemoryCursor> cursor, Optional<String> taskId) {
    public static final int MAX_LIMIT = 200;

    public MemoryQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + ": must be 1 to " + MAX_LIMIT);
        }
    }

    public static MemoryQuery first(int limit) {
        return new MemoryQuery(limit, Optional.empty(), Optional.empty());
    }

    public MemoryQuery from(MemoryCursor place) {
        return new MemoryQuery(limit, Optional.of(place), taskId);
    }
}
