package com.opspawn.memory.chroma;

import com.opspawn.memory.LongTermMemoryContract;
import com.opspawn.memory.VectorStore;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against a real Chroma server, where one is given: {@code -Dchroma.url=http://127.0.0.1:8000}. */
@EnabledIfSystemProperty(
        named = "chroma.url",
        matches = ".+",
        disabledReason = "no Chroma server is given (chroma.url)")
final class RealChromaVectorsTest extends LongTermMemoryContract {

    @Override
    protected VectorStore store() {
        URI address = URI.create(System.getProperty("chroma.url", ""));
        return new ChromaVectors(new ChromaSettings(address, "default_tenant", "default_database", Optional.empty()));
    }
}
