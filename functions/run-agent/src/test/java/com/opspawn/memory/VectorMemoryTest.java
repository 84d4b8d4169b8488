package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.memory.embedding.Embedder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorMemoryTest {
    private static final MemoryScope SCOPE = new MemoryScope("acme", "helper");

    private final InMemoryVectors store = new InMemoryVectors();
    private final List<String> embedded = new ArrayList<>();
    private int built;

    private final LongTermMemory memory = new VectorMemory(this::embedder, () -> store);

    private Embedder embedder() {
        built++;
        Embedder words = WordEmbedder.usual();
        return new Embedder() {
            @Override
            public String name() {
                return words.name();
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                embedded.addAll(texts);
                return words.embed(texts);
            }
        };
    }

    @Test
    void listingAndDeletingNeedNoEmbedder() {
        LongTermMemory reading = new VectorMemory(
                () -> {
                    throw new AssertionError("asked for an embedder");
                },
                () -> store);

        reading.list(SCOPE, MemoryQuery.first(1));
        reading.delete(SCOPE, Memories.of("tea").id());
        reading.deleteOfTask(SCOPE, Memories.TASK);
        reading.deleteAll(SCOPE);
    }

    @Test
    void theEmbedderIsBuiltOnce() {
        memory.add(SCOPE, Memories.of("tea"));
        memory.search(SCOPE, "tea", 1, 0);

        assertThat(built).isEqualTo(1);
    }

    @Test
    void aBlankQueryFindsNothing() {
        memory.add(SCOPE, Memories.of("tea"));

        assertThat(memory.search(SCOPE, " \n", 1, LongTermMemory.ANY_SCORE)).isEmpty();
    }

    @Test
    void ofALongQueryTheBeginningCounts() {
        memory.search(SCOPE, "x".repeat(MemoryEntry.MAX_TEXT - 1) + "🍵 and more", 1, 0);

        assertThat(embedded).containsExactly("x".repeat(MemoryEntry.MAX_TEXT - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 51})
    void aLimitOutOfRangeIsRefused(int limit) {
        assertThatThrownBy(() -> memory.search(SCOPE, "tea", limit, 0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit " + limit + ": must be 1 to 50");
    }

    @Test
    void aMemoryWithoutTextOrWithAnotherIdIsNone() {
        Provenance provenance = new Provenance(Memories.TASK, "remember");
        assertThatThrownBy(() -> new MemoryEntry("7", "tea", provenance, Memories.NOON))
                .hasMessage("memory_id '7': must be mem_ and 32 hexadecimal digits");
        assertThatThrownBy(() -> Memories.of(" "))
                .hasMessage(
                        "memory mem_36a9e7f1c95b82ffb99743e0c5c4ce95: its text has 1 characters, and must have 1 to "
                                + "8000, not all blank");
    }
}
