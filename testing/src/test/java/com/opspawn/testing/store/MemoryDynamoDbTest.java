package com.opspawn.testing.store;

import static com.opspawn.task.dynamodb.Keys.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.opspawn.task.Samples;
import com.opspawn.task.dynamodb.LocalTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What DynamoDB Local cannot be asked, or not in a test's time. */
final class MemoryDynamoDbTest {
    private static final String TABLE = "opspawn";

    private Instant now = Samples.NOON;
    private final MemoryDynamoDb memory = new MemoryDynamoDb(() -> now, TableDefinition.opspawn(TABLE));

    private static Map<String, AttributeValue> item(int number) {
        return Map.of("PK", string("a"), "SK", string("" + number));
    }

    private void put(int number) {
        memory.putItem(put -> put.tableName(TABLE).item(item(number)));
    }

    // ---------------------------------------------------------- clients' tokens

    private void transact(String token, int number) {
        TransactWriteItem putting = TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(item(number)).conditionExpression("attribute_not_exists(PK)"))
                .build();
        memory.transactWriteItems(request -> request.transactItems(putting).clientRequestToken(token));
    }

    @Test
    void theSameTransactionUnderTheSameTokenIsDoneOnce() {
        transact("token", 1);
        memory.deleteItem(delete -> delete.tableName(TABLE).key(item(1)));
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);

        transact("token", 1);

        assertThat(memory.items(TABLE)).isEmpty();
    }

    @Test
    void aTokenIsForgottenAfterTenMinutes() {
        transact("token", 1);
        memory.deleteItem(delete -> delete.tableName(TABLE).key(item(1)));
        now = now.plus(Duration.ofMinutes(10));

        transact("token", 1);

        assertThat(memory.items(TABLE)).containsExactly(item(1));
    }

    @Test
    void anotherTransactionUnderTheSameTokenIsRefused() {
        transact("token", 1);

        assertThatExceptionOfType(IdempotentParameterMismatchException.class).isThrownBy(() -> transact("token", 2));

        assertThat(memory.items(TABLE)).containsExactly(item(1));
    }

    // -------------------------------------------------------------------- pages

    private QueryResponse first() {
        return memory.query(query -> query.tableName(TABLE)
                .keyConditionExpression("PK = :a")
                .expressionAttributeValues(Map.of(":a", string("a"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aQueryInPagesReadsAll(int itemsPerPage) {
        IntStream.range(0, 6).forEach(this::put);
        memory.itemsPerPage(itemsPerPage);

        assertThat(memory.queryPaginator(query -> query.tableName(TABLE)
                                .keyConditionExpression("PK = :a")
                                .expressionAttributeValues(Map.of(":a", string("a"))))
                        .items())
                .containsExactlyElementsOf(
                        IntStream.range(0, 6).mapToObj(MemoryDynamoDbTest::item).toList());
        assertThat(first().items()).hasSize(Math.min(itemsPerPage, 6));
    }

    @Test
    void aFullPageNamesItsLastItemEvenWhereNothingIsBehindIt() {
        put(1);
        memory.itemsPerPage(1);

        assertThat(first().lastEvaluatedKey()).isEqualTo(item(1));
        assertThat(memory.query(query -> query.tableName(TABLE)
                                .keyConditionExpression("PK = :a")
                                .expressionAttributeValues(Map.of(":a", string("a")))
                                .exclusiveStartKey(item(1)))
                        .hasLastEvaluatedKey())
                .isFalse();
    }

    @Test
    void aPageEndsAfterAMegabyte() {
        Map<String, AttributeValue> item = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            item.putAll(item(i));
            item.put("x", string("x".repeat(150_000)));
            memory.putItem(put -> put.tableName(TABLE).item(item));
        }

        assertThat(first().items()).hasSize(7);
        assertThat(first().lastEvaluatedKey()).isEqualTo(item(6));
    }

    // ------------------------------------------------------------------ batches

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aBusyTableLeavesKeysUnprocessed(int keysPerBatch) {
        IntStream.range(0, 3).forEach(this::put);
        memory.keysPerBatch(keysPerBatch);
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(List.of(item(0), item(1), item(2)))
                .consistentRead(true)
                .build();

        BatchGetItemResponse response = memory.batchGetItem(get -> get.requestItems(Map.of(TABLE, wanted)));

        assertThat(response.responses().get(TABLE))
                .containsExactlyElementsOf(wanted.keys().subList(0, keysPerBatch));
        List<Map<String, AttributeValue>> open = wanted.keys().subList(keysPerBatch, 3);
        assertThat(response.unprocessedKeys())
                .isEqualTo(
                        open.isEmpty()
                                ? Map.of()
                                : Map.of(TABLE, wanted.toBuilder().keys(open).build()));
    }

    // -------------------------------------------------------- what is not known

    @Test
    void aParameterThatIsNotSupportedIsNamed() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> memory.query(query -> query.tableName(TABLE)
                        .keyConditionExpression("PK = :a")
                        .filterExpression("x = :a")
                        .expressionAttributeValues(Map.of(":a", string("a")))))
                .withMessage("MemoryDynamoDb: QueryRequest.FilterExpression is not supported");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() ->
                        memory.putItem(put -> put.tableName(TABLE).item(item(1)).returnConsumedCapacity("TOTAL")))
                .withMessage("MemoryDynamoDb: PutItemRequest.ReturnConsumedCapacity is not supported");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> memory.scan(scan -> scan.tableName(TABLE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"size(x) > :a", "contains(x, :a)", "x IN (:a)", "x.y = :a", "x[0] = :a", "x = = :a", "x = :a AND"
            })
    void aConditionBeyondTheGrammarIsRefused(String condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory.putItem(put -> put.tableName(TABLE)
                        .item(item(1))
                        .conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":a", string("a")))))
                .withMessageMatching("MemoryDynamoDb: ConditionExpression '" + Pattern.quote(condition)
                        + "': '.*' is not understood there, or not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET x = y", "SET x = x + :a", "SET x = if_not_exists(x, :a)", "DELETE x :a", "x = :a"})
    void anUpdateBeyondTheGrammarIsRefused(String update) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory.updateItem(request -> request.tableName(TABLE)
                        .key(item(1))
                        .updateExpression(update)
                        .expressionAttributeValues(Map.of(":a", string("a")))))
                .withMessageMatching("MemoryDynamoDb: UpdateExpression '" + Pattern.quote(update)
                        + "': '.*' is not understood there, or not supported");
    }

    // ------------------------------------------------------------------ threads

    @Test
    void ofManyThatPutIfAbsentOneWins() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long won = threads
                    .invokeAll(IntStream.range(0, 200)
                            .<Callable<Boolean>>mapToObj(i -> () -> wins(i % 20))
                            .toList())
                    .stream()
                    .filter(result -> result.resultNow())
                    .count();

            assertThat(won).isEqualTo(20);
        }
    }

    private boolean wins(int number) {
        return Answer.of(() -> memory.putItem(
                        put -> put.tableName(TABLE).item(item(number)).conditionExpression("attribute_not_exists(PK)")))
                instanceof Answer.Given;
    }

    // --------------------------------------------------------------- definition

    @Test
    void theTableIsDefinedAsTheTestsTableIs() {
        LocalTable local = LocalTable.create();
        TableDescription expected = local.client()
                .describeTable(table -> table.tableName(local.name()))
                .table();
        TableDescription actual =
                memory.describeTable(table -> table.tableName(TABLE)).table();

        assertThat(actual.keySchema()).isEqualTo(expected.keySchema());
        assertThat(actual.attributeDefinitions()).containsExactlyInAnyOrderElementsOf(expected.attributeDefinitions());
        assertThat(actual.globalSecondaryIndexes())
                .usingRecursiveFieldByFieldElementComparatorOnFields("indexName", "keySchema", "projection")
                .containsExactlyInAnyOrderElementsOf(expected.globalSecondaryIndexes());
        assertThat(actual.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexName)
                .hasSize(4);
    }

    /** Every index of the template, with its keys, and no other. */
    @Test
    void theTableIsDefinedAsTheTemplateHasIt() throws Exception {
        String template = Files.readString(Path.of(System.getProperty("opspawn.root", "."), "template.yaml"));
        String table = template.substring(template.indexOf("AWS::DynamoDB::Table"), template.indexOf("TimeToLive"));

        List<String> keys = Pattern.compile("IndexName: (\\w+)|AttributeName: (\\w+), KeyType: (\\w+)")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(keys).containsExactlyElementsOf(keysOf(TableDefinition.opspawn(TABLE)));
    }

    private static List<String> keysOf(TableDefinition definition) {
        return Stream.concat(
                        keysOf(definition.key()).stream(),
                        definition.indexes().stream()
                                .flatMap(index -> Stream.concat(
                                        Stream.of("IndexName: " + index.name()), keysOf(index.key()).stream())))
                .toList();
    }

    private static List<String> keysOf(TableDefinition.Key key) {
        return List.of(
                "AttributeName: " + key.hash() + ", KeyType: HASH",
                "AttributeName: " + key.range() + ", KeyType: RANGE");
    }
}
