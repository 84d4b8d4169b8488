package com.opspawn.memory.chroma;

import com.opspawn.memory.LongTermMemoryContract;
import com.opspawn.memory.VectorStore;
import com.opspawn.memory.http.Loopback;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against a server that answers as Chroma does. */
final class FakeChromaVectorsTest extends LongTermMemoryContract {
    private static Loopback server;

    @BeforeAll
    static void start() throws IOException {
        server = Loopback.answering(new FakeChroma());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected VectorStore store() {
        return new ChromaVectors(
                new ChromaSettings(server.address(), "default_tenant", "default_database", Optional.empty()));
    }
}
