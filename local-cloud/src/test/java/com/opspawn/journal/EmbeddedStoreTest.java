package com.opspawn.journal;

import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.task.TaskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoreTest extends StoreContract {
    private EmbeddedStore store = EmbeddedStore.inMemory(InstantSource.system());

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        store = EmbeddedStore.open(directory, 10, InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Journal journal() {
        return store.stores().journal();
    }

    @Override
    TaskStore tasks() {
        return store.stores().tasks();
    }
}
