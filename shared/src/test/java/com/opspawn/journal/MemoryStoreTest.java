package com.opspawn.journal;

import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.task.TaskStore;

final class MemoryStoreTest extends StoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    Journal journal() {
        return store;
    }

    @Override
    TaskStore tasks() {
        return store;
    }
}
