package com.opspawn.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import com.opspawn.task.dynamodb.LocalTable;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The same requests, drawn at random, are asked of the table in memory and of DynamoDB Local: their answers are equal. */
final class SideBySideTest {
    private static final int OPERATIONS = 1_000;
    /** Each of these once found a difference. */
    private static final long[] ONCE_FAILED = {};

    private static final int FRESH = 4;

    private final LocalTable local = LocalTable.create();
    private final MemoryDynamoDb memory =
            new MemoryDynamoDb(InstantSource.fixed(Samples.NOON), TableDefinition.opspawn(local.name()));
    private long seed;
    private int operations;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(ONCE_FAILED), new Random().longs(FRESH));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothGiveEqualAnswers(long seed) {
        this.seed = seed;
        DrawnRequests requests = new DrawnRequests(local.name(), new Random(seed));
        for (operations = 0; operations < OPERATIONS; operations++) {
            ask(requests);
        }
        sameContent();
    }

    private void ask(DrawnRequests requests) {
        switch (requests.drawn().upTo(19)) {
            case 0, 1, 2, 3, 4, 5 -> same(requests.put(), DynamoDbClient::putItem);
            case 6, 7, 8 -> same(requests.update(), DynamoDbClient::updateItem);
            case 9 -> same(requests.delete(), DynamoDbClient::deleteItem);
            case 10, 11, 12, 13 -> same(requests.transaction(), DynamoDbClient::transactWriteItems);
            case 14 -> same(requests.get(), DynamoDbClient::getItem);
            case 15 -> same(requests.batchGet(), SideBySideTest::found);
            default -> samePages(requests.query());
        }
    }

    /** A request to one of the two. */
    @FunctionalInterface
    private interface Operation<R> {
        Object ask(DynamoDbClient client, R request);
    }

    private <R> Answer same(R request, Operation<R> operation) {
        Answer actual = Answer.of(() -> operation.ask(memory, request));
        Answer expected = LocalWays.read(Answer.of(() -> operation.ask(local.client(), request)));
        assertThat(actual.withoutMessage())
                .as("seed %d, operation %d: %s", seed, operations, request)
                .isEqualTo(expected.withoutMessage());
        return expected;
    }

    /** Without the place where the next page begins if that would be empty: DynamoDB Local sees that at times. */
    private static Object page(DynamoDbClient client, QueryRequest request) {
        QueryResponse page = client.query(request);
        boolean isLast = page.hasLastEvaluatedKey()
                && client.query(from(page, request)).items().isEmpty();
        return isLast
                ? page.toBuilder()
                        .lastEvaluatedKey((Map<String, AttributeValue>) null)
                        .build()
                : page;
    }

    private static QueryRequest from(QueryResponse page, QueryRequest request) {
        return request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    }

    /** In no order. */
    private static Object found(DynamoDbClient client, BatchGetItemRequest request) {
        BatchGetItemResponse response = client.batchGetItem(request);
        Function<String, Object> items =
                table -> new HashSet<>(response.responses().get(table));
        return List.of(response.responses().keySet().stream().map(items).toList(), response.unprocessedKeys());
    }

    /** To the end, page by page. */
    private void samePages(QueryRequest first) {
        QueryRequest request = first;
        while (same(request, SideBySideTest::page) instanceof Answer.Given(QueryResponse page)
                && page.hasLastEvaluatedKey()) {
            request = from(page, request);
        }
    }

    private void sameContent() {
        List<Map<String, AttributeValue>> expected =
                local
                        .client()
                        .scanPaginator(scan -> scan.tableName(local.name()).consistentRead(true))
                        .items()
                        .stream()
                        .toList();
        assertThat(memory.items(local.name()))
                .as("seed %d: the table", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        Drawn.INDEXES.forEach((index, hash) -> Drawn.INDEX_VALUES.forEach(value -> same(
                QueryRequest.builder()
                        .tableName(local.name())
                        .indexName(index)
                        .keyConditionExpression(hash + " = :h")
                        .expressionAttributeValues(Map.of(":h", AttributeValue.fromS(value)))
                        .build(),
                DynamoDbClient::query)));
    }
}
