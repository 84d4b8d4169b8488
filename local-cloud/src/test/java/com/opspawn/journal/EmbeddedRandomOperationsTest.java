package com.opspawn.journal;

import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.task.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Opened again and again, and closed before that only every other time: what was answered is there all the same. */
final class EmbeddedRandomOperationsTest extends RandomOperations {
    private static final int OPERATIONS_OF_A_LIFE = 50;
    /** Operations move on from here: no key is over for it yet. */
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.NOON);

    @TempDir
    private Path directory = Path.of("");

    private int asked;
    private @Nullable EmbeddedStore store;

    @Override
    Stores stores() throws IOException {
        if (store == null || asked++ % OPERATIONS_OF_A_LIFE == 0) {
            if (store != null && asked % (2 * OPERATIONS_OF_A_LIFE) == 1) {
                store.close();
            }
            store = EmbeddedStore.open(directory, 10, CLOCK);
        }
        return store.stores();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
