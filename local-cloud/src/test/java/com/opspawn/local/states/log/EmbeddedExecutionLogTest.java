package com.opspawn.local.states.log;

import com.opspawn.local.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedExecutionLogTest extends ExecutionLogContract {
    @TempDir
    private Path directory = Path.of("");

    private int opened;
    private EmbeddedStore store = EmbeddedStore.inMemory(InstantSource.system());

    private ExecutionLog current() {
        try {
            store = EmbeddedStore.open(directory.resolve("log-" + opened), 2, InstantSource.system());
            return store.executions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    ExecutionLog open() {
        opened++;
        directory.resolve("log-" + opened).toFile().mkdir();
        return current();
    }

    /** An end may be on its way for a moment, so the store is closed; the random kills test the rest. */
    @Override
    ExecutionLog reopen(ExecutionLog log) {
        store.close();
        return current();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
