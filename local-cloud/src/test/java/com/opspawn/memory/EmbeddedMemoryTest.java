package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.memory.dynamodb.DynamoDbVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedMemoryTest extends LongTermMemoryContract {
    private static final MemoryScope SCOPE = new MemoryScope("acme", "helper");

    @TempDir
    private Path directory = Path.of("");

    private EmbeddedStore store = EmbeddedStore.inMemory(InstantSource.system());

    @BeforeEach
    void open() throws IOException {
        store = EmbeddedStore.open(directory, 10, InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected VectorStore store() {
        return store.vectors();
    }

    private LongTermMemory memory() {
        return new VectorMemory(WordEmbedder::usual, this::store);
    }

    @Test
    void memoriesAndTheirDeletionsOutliveTheProcess() throws IOException {
        MemoryEntry tea = Memories.of("the user likes green tea");
        MemoryEntry paris = Memories.of("the capital of France is Paris");
        memory().add(SCOPE, tea);
        memory().add(SCOPE, paris);
        memory().delete(SCOPE, paris.id());
        close();
        open();

        assertThat(memory().search(SCOPE, "tea in Paris", 10, LongTermMemory.ANY_SCORE))
                .extracting(Recalled::entry)
                .containsExactly(tea);
    }

    @Test
    void moreThanOneSearchShouldReadIsRefusedAsInTheTable() {
        VectorStore vectors = EmbeddedStore.inMemory(InstantSource.system()).vectors();
        Vector vector = Vector.of("test/words", new float[] {1});
        IntStream.range(0, DynamoDbVectors.MAX_MEMORIES)
                .forEach(i -> vectors.add(SCOPE, Memories.of("fact " + i), vector));

        assertThatThrownBy(() -> vectors.add(SCOPE, Memories.of("one more"), vector))
                .isInstanceOf(MemoryException.class)
                .hasMessage("agent 'helper' has 5000 memories, the most that are searched in the table: delete some, or"
                        + " set OPSPAWN_MEMORY to chroma or s3vectors");
        vectors.add(SCOPE, Memories.of("fact 7"), vector);
        vectors.delete(SCOPE, Memories.of("fact 7").id());
        vectors.add(SCOPE, Memories.of("one more"), vector);
    }
}
