package com.opspawn.memory;

import static com.opspawn.memory.Memories.NOON;
import static com.opspawn.memory.Memories.OTHER_TASK;
import static com.opspawn.memory.Memories.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opspawn.memory.embedding.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of memories must do. Each test has a tenant of its own, so a store may outlive it. */
public abstract class LongTermMemoryContract {
    private static final MemoryEntry TEA = Memories.of("the user likes green tea");
    private static final MemoryEntry PARIS = Memories.of("the capital of France is Paris");

    private final String tenant = "acme " + UUID.randomUUID();
    private final MemoryScope scope = new MemoryScope(tenant, "helper");

    /** The same store at each call within a test, or another one on the same data. */
    protected abstract VectorStore store();

    private LongTermMemory memory() {
        return memory(WordEmbedder.usual());
    }

    private LongTermMemory memory(Embedder embedder) {
        return new VectorMemory(() -> embedder, this::store);
    }

    private List<MemoryEntry> search(String query) {
        return memory().search(scope, query, 10, LongTermMemory.ANY_SCORE).stream()
                .map(Recalled::entry)
                .toList();
    }

    /** Follows the cursors. */
    private List<MemoryEntry> all(MemoryScope of, MemoryQuery first) {
        List<MemoryEntry> entries = new ArrayList<>();
        Optional<MemoryQuery> next = Optional.of(first);
        for (int pages = 0; next.isPresent(); pages++) {
            assertThat(pages).as("pages").isLessThan(100);
            MemoryQuery query = next.get();
            MemoryPage page = memory().list(of, query);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(query.limit());
            entries.addAll(page.entries());
            // As a caller would hand it back.
            next = page.next()
                    .map(MemoryCursor::encoded)
                    .flatMap(MemoryCursor::decode)
                    .map(query::from);
        }
        return entries;
    }

    private List<MemoryEntry> all(MemoryScope of) {
        return all(of, MemoryQuery.first(50));
    }

    // ------------------------------------------------------------------ adding and finding

    @Test
    void whatOneTaskAddedTheNextFindsWholeWithItsProvenance() {
        MemoryEntry summary = new MemoryEntry(
                MemoryEntry.idFrom("x"),
                "Täsk: \"tea\"?\nAnswer: {🍵} #1 %23",
                new Provenance(OTHER_TASK, Provenance.SUMMARY),
                NOON);
        memory().add(scope, summary);

        assertThat(memory().search(scope, "tea", 1, LongTermMemory.ANY_SCORE))
                .extracting(Recalled::entry)
                .containsExactly(summary);
    }

    @Test
    void theNearestComesFirstWithTheCosineAsItsScore() {
        memory().add(scope, PARIS);
        memory().add(scope, TEA);

        List<Recalled> found = memory().search(scope, "green tea", 10, LongTermMemory.ANY_SCORE);

        assertThat(found).extracting(Recalled::entry).containsExactly(TEA, PARIS);
        // Two of the five words, so the cosine of (1,1) and (1,1,1,1,1).
        assertThat(found.getFirst().score()).isCloseTo(2 / Math.sqrt(10), within(0.001));
        assertThat(found.getLast().score()).isCloseTo(0, within(0.001));
    }

    @Test
    void aTextFindsItselfWithScoreOne() {
        memory().add(scope, TEA);

        assertThat(memory().search(scope, TEA.text(), 1, 0.999)).hasSize(1);
    }

    @Test
    void noMoreAreFoundThanAskedForAndNoneBelowTheScore() {
        List.of("tea one", "tea two", "tea three", "coffee").forEach(text -> memory().add(scope, Memories.of(text)));

        assertThat(memory().search(scope, "tea", 2, LongTermMemory.ANY_SCORE)).hasSize(2);
        assertThat(memory().search(scope, "tea", 10, 0.5))
                .hasSize(3)
                .allSatisfy(found -> assertThat(found.entry().text()).startsWith("tea"));
    }

    @Test
    void theSameMemoryAddedTwiceIsOne() {
        memory().add(scope, TEA);
        memory().add(scope, TEA);
        memory().add(scope, new MemoryEntry(TEA.id(), TEA.text(), TEA.provenance(), NOON.plusSeconds(60)));

        assertThat(search("tea")).hasSize(1);
        assertThat(all(scope)).hasSize(1);
    }

    @Test
    void whereNothingWasRememberedNothingIsFound() {
        assertThat(search("tea")).isEmpty();
        assertThat(all(scope)).isEmpty();
        assertThat(memory().delete(scope, TEA.id())).isFalse();
        memory().deleteAll(scope);
        memory().deleteOfTask(scope, TASK);
    }

    @Test
    void theLongestTextIsKeptWhole() {
        MemoryEntry longest = Memories.of("é".repeat(MemoryEntry.MAX_TEXT - 4) + " tea");

        memory().add(scope, longest);

        assertThat(search("tea")).containsExactly(longest);
    }

    // ------------------------------------------------------------------ whose they are

    @Test
    void anotherTenantOrAgentSeesAndDeletesNothing() {
        memory().add(scope, TEA);

        for (MemoryScope other : List.of(
                new MemoryScope(tenant, "other"),
                new MemoryScope(tenant, MemoryScope.DEFAULT_AGENT),
                new MemoryScope("rival " + tenant, "helper"))) {
            assertThat(memory().search(other, "green tea", 10, LongTermMemory.ANY_SCORE))
                    .isEmpty();
            assertThat(all(other)).isEmpty();
            assertThat(memory().delete(other, TEA.id())).isFalse();
            memory().deleteAll(other);
            memory().deleteOfTask(other, TASK);
        }
        assertThat(search("green tea")).containsExactly(TEA);
    }

    /** Were any delimiter not encoded, two of these would be one. */
    @Test
    void delimitersInNamesLeadIntoNoOtherNamespace() {
        List<MemoryScope> scopes = List.of(
                new MemoryScope(tenant + "#a", "b"),
                new MemoryScope(tenant, "a#b"),
                new MemoryScope(tenant, "a%23b"),
                new MemoryScope(tenant + "#a#b", "#"),
                new MemoryScope(tenant + "/a", "b"),
                new MemoryScope(tenant, "a/b"),
                new MemoryScope(tenant + ":a", "b"),
                new MemoryScope(tenant, ":a:b"),
                new MemoryScope(tenant, "../a\nb"),
                new MemoryScope(tenant, "Ä b"),
                new MemoryScope(tenant, "*"));
        for (MemoryScope each : scopes) {
            memory().add(each, Memories.of("tea of " + each.agentId() + " at " + each.tenant()));
        }

        for (MemoryScope each : scopes) {
            List<MemoryEntry> own = List.of(Memories.of("tea of " + each.agentId() + " at " + each.tenant()));
            assertThat(all(each)).as("%s", each).isEqualTo(own);
            assertThat(memory().search(each, "tea", 10, LongTermMemory.ANY_SCORE))
                    .extracting(Recalled::entry)
                    .isEqualTo(own);
        }
        memory().deleteAll(scopes.getFirst());
        scopes.subList(1, scopes.size())
                .forEach(each -> assertThat(all(each)).as("%s", each).hasSize(1));
    }

    // ------------------------------------------------------------------ listing

    @Test
    void pagesShowEveryMemoryOnce() {
        List<MemoryEntry> added = IntStream.range(0, 23)
                .mapToObj(i -> Memories.of("fact number " + i))
                .toList();
        added.forEach(entry -> memory().add(scope, entry));

        assertThat(all(scope, MemoryQuery.first(5))).containsExactlyInAnyOrderElementsOf(added);
        assertThat(all(scope, MemoryQuery.first(23))).containsExactlyInAnyOrderElementsOf(added);
        assertThat(all(scope, MemoryQuery.first(1))).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void aTasksMemoriesAreListedAlone() {
        List<MemoryEntry> ofOther = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            MemoryEntry entry = Memories.of("fact " + i, i % 3 == 0 ? OTHER_TASK : TASK);
            memory().add(scope, entry);
            if (i % 3 == 0) {
                ofOther.add(entry);
            }
        }

        MemoryQuery query = new MemoryQuery(3, Optional.empty(), Optional.of(OTHER_TASK));
        assertThat(all(scope, query)).containsExactlyInAnyOrderElementsOf(ofOther);
    }

    // ------------------------------------------------------------------ deleting

    @Test
    void aDeletedMemoryIsGoneAndTheOthersStay() {
        memory().add(scope, TEA);
        memory().add(scope, PARIS);

        assertThat(memory().delete(scope, TEA.id())).isTrue();

        assertThat(search("green tea")).containsExactly(PARIS);
        assertThat(all(scope)).containsExactly(PARIS);
        assertThat(memory().delete(scope, TEA.id())).isFalse();
    }

    @Test
    void allOfATaskOrAllAtOnceCanBeDeleted() {
        MemoryEntry other = Memories.of("the user is in Berlin", OTHER_TASK);
        List<MemoryEntry> ofTask =
                IntStream.range(0, 30).mapToObj(i -> Memories.of("fact " + i)).toList();
        ofTask.forEach(entry -> memory().add(scope, entry));
        memory().add(scope, other);

        memory().deleteOfTask(scope, TASK);
        assertThat(all(scope)).containsExactly(other);
        assertThat(search("fact")).containsExactly(other);

        memory().add(scope, TEA);
        memory().deleteAll(scope);
        assertThat(all(scope)).isEmpty();
        assertThat(search("green tea")).isEmpty();
    }

    @Test
    void whatWasDeletedCanBeAddedAgain() {
        memory().add(scope, TEA);
        memory().deleteAll(scope);
        memory().add(scope, TEA);

        assertThat(search("green tea")).containsExactly(TEA);
    }

    // ------------------------------------------------------------------ embedders

    @Test
    void vectorsOfAnotherEmbedderAreNeverComparedButStillListedAndDeleted() {
        LongTermMemory later = memory(new WordEmbedder("test/later", 128));
        LongTermMemory longer = memory(new WordEmbedder("test/words", 256));
        memory().add(scope, TEA);
        later.add(scope, PARIS);

        assertThat(search("green tea capital")).containsExactly(TEA);
        assertThat(later.search(scope, "green tea capital", 10, LongTermMemory.ANY_SCORE))
                .extracting(Recalled::entry)
                .containsExactly(PARIS);
        assertThat(longer.search(scope, "green tea capital", 10, LongTermMemory.ANY_SCORE))
                .isEmpty();
        assertThat(all(scope, MemoryQuery.first(1))).containsExactlyInAnyOrder(TEA, PARIS);
        assertThat(later.delete(scope, TEA.id())).isTrue();
        memory().deleteOfTask(scope, TASK);
        assertThat(all(scope)).isEmpty();
    }
}
