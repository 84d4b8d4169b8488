package com.opspawn.testing.store;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Which items a query is about.
 *
 * @param low where they begin; null for the first of the partition
 * @param high where they end; null for the last
 */
record KeyRange(
        String hash, @Nullable Position low, @Nullable Position high) {
    boolean contains(Position position) {
        return (low == null || low.compareTo(position) < 0) && (high == null || high.compareTo(position) > 0);
    }

    NavigableMap<Position, Item> in(Partitions partitions) {
        NavigableMap<Position, Item> items = partitions.of(hash);
        if (low != null) {
            items = items.tailMap(low, false);
        }
        return high == null ? items : items.headMap(high, false);
    }
}
