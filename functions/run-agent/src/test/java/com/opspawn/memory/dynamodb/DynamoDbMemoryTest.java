package com.opspawn.memory.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.Memories;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.VectorMemory;
import com.opspawn.memory.WordEmbedder;
import com.opspawn.task.dynamodb.Backoff;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** What memory in the table promises beyond what every store does. */
final class DynamoDbMemoryTest {
    private static final MemoryScope SCOPE = new MemoryScope("acme", "helper");
    private static final Backoff AT_ONCE = new Backoff(new Random(1), _ -> {});

    private final LocalMemoryTable table = LocalMemoryTable.create();

    private static LongTermMemory memory(DynamoDbClient client, String name, int max) {
        return new VectorMemory(WordEmbedder::usual, () -> new DynamoDbVectors(client, name, AT_ONCE, max));
    }

    private LongTermMemory memory(int max) {
        return memory(table.client(), table.name(), max);
    }

    private static List<MemoryEntry> found(LongTermMemory memory, String query) {
        return memory.search(SCOPE, query, 10, LongTermMemory.ANY_SCORE).stream()
                .map(Recalled::entry)
                .toList();
    }

    private static MemoryEntry fact(int number) {
        return Memories.of("fact " + number);
    }

    @Test
    void aMemoryOutlivesItsProcess(@TempDir Path directory) {
        File file = directory.resolve("table.db").toFile();
        MemoryEntry entry = Memories.of("the user likes green tea");
        AmazonDynamoDBLocal first = DynamoDBEmbedded.create(file);
        LocalMemoryTable.create(first.dynamoDbClient(), "memories");
        memory(first.dynamoDbClient(), "memories", 10).add(SCOPE, entry);
        first.shutdown();

        AmazonDynamoDBLocal second = DynamoDBEmbedded.create(file);
        try {
            assertThat(found(memory(second.dynamoDbClient(), "memories", 10), "what tea is liked"))
                    .containsExactly(entry);
        } finally {
            second.shutdown();
        }
    }

    @Test
    void moreThanOneSearchCanReadIsRefusedWithTheOtherStores() {
        IntStream.range(0, 3).forEach(i -> memory(3).add(SCOPE, fact(i)));

        assertThatThrownBy(() -> memory(3).add(SCOPE, fact(3)))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessage(
                        "agent 'helper' has 3 memories, the most that are searched in the table: delete some, or set "
                                + "OPSPAWN_MEMORY to chroma or s3vectors")
                .satisfies(e -> assertThat(((MemoryException) e).isRetryable()).isFalse());
        assertThat(found(memory(3), "fact")).hasSize(3);
    }

    @Test
    void atTheBoundWhatIsThereAlreadyIsNoFailure() {
        IntStream.range(0, 3).forEach(i -> memory(3).add(SCOPE, fact(i)));

        memory(3).add(SCOPE, fact(1));

        assertThat(found(memory(3), "fact")).hasSize(3);
    }

    @Test
    void anotherAgentHasABoundOfItsOwn() {
        IntStream.range(0, 3).forEach(i -> memory(3).add(SCOPE, fact(i)));

        memory(3).add(new MemoryScope("acme", "other"), fact(3));
    }

    @Test
    void deletingMakesRoom() {
        IntStream.range(0, 3).forEach(i -> memory(3).add(SCOPE, fact(i)));

        memory(3).delete(SCOPE, fact(0).id());
        memory(3).add(SCOPE, fact(3));
        memory(3).deleteOfTask(SCOPE, Memories.TASK);
        IntStream.range(4, 7).forEach(i -> memory(3).add(SCOPE, fact(i)));
        memory(3).deleteAll(SCOPE);
        IntStream.range(7, 10).forEach(i -> memory(3).add(SCOPE, fact(i)));

        assertThat(found(memory(3), "fact")).hasSize(3);
    }

    /** As crashes between the count and the memory would leave it. */
    @Test
    void aCountThatIsTooHighRefusesNothing() {
        memory(3).add(SCOPE, fact(0));
        table.client()
                .putItem(put -> put.tableName(table.name())
                        .item(Map.of(
                                "PK", AttributeValue.fromS("MEMORY#acme#helper"),
                                "SK", AttributeValue.fromS("COUNT"),
                                "memories", AttributeValue.fromN("3"))));

        memory(3).add(SCOPE, fact(1));
        memory(3).add(SCOPE, fact(2));

        assertThatThrownBy(() -> memory(3).add(SCOPE, fact(3))).isExactlyInstanceOf(MemoryException.class);
        assertThat(found(memory(3), "fact")).hasSize(3);
    }

    @Test
    void theItemIsAsTheReferenceSays() {
        memory(3).add(SCOPE, Memories.of("tea"));

        Map<String, AttributeValue> item = table.client()
                .getItem(get -> get.tableName(table.name())
                        .key(MemoryItems.key(
                                "MEMORY#acme#helper", Memories.of("tea").id())))
                .item();
        assertThat(item.keySet())
                .containsExactlyInAnyOrder("PK", "SK", "text", "task_id", "tool", "created_at", "embedder", "vector");
        assertThat(item.get("embedder")).isEqualTo(AttributeValue.fromS("test/words"));
        assertThat(item.get("created_at")).isEqualTo(AttributeValue.fromS("2026-11-22T12:00:00.123Z"));
        assertThat(MemoryItems.vector(item).dimensions()).isEqualTo(128);
    }

    @Test
    void aTableThatIsNotThereIsSaid() {
        LongTermMemory nowhere = memory(table.client(), "nowhere", 3);

        assertThatThrownBy(() -> nowhere.search(SCOPE, "tea", 1, 0))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessageStartingWith(
                        "reading memories in table nowhere: Cannot do operations on a non-existent table")
                .hasMessageEndingWith("; see that the table exists and the function may use it");
    }
}
