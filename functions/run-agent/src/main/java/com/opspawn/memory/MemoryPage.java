package com.opspawn.memory;

import java.util.List;
import java.util.Optional;

/**
 * Some of the memories.
 *
 * @param entries in the store's own order
 * @param next where the next page begins; empty at the end
 */
public record MemoryPage(List<MemoryEntry> entries, Optional<MemoryCursor> next) {
    public MemoryPage {
        entries = List.copyOf(entries);
    }
}
