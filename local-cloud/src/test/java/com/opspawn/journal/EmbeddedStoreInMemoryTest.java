package com.opspawn.journal;

import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.task.TaskStore;
import java.time.InstantSource;

final class EmbeddedStoreInMemoryTest extends StoreContract {
    private final Stores stores = EmbeddedStore.inMemory(InstantSource.system()).stores();

    @Override
    Journal journal() {
        return stores.journal();
    }

    @Override
    TaskStore tasks() {
        return stores.tasks();
    }
}
