package com.opspawn.testing.store;

import static com.opspawn.task.dynamodb.Keys.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Samples;
import com.opspawn.task.dynamodb.LocalTable;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Requests with one thing wrong: DynamoDB Local and the table in memory refuse them in the same words. */
final class WrongRequestsTest {
    private static final LocalTable LOCAL = LocalTable.create();
    private static final MemoryDynamoDb MEMORY =
            new MemoryDynamoDb(InstantSource.fixed(Samples.NOON), TableDefinition.opspawn(LOCAL.name()));
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final String LONG = "x".repeat(2049);

    /** A request to either of the two. */
    record Wrong(String what, Function<DynamoDbClient, Object> request) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource({"puts", "conditions", "updates", "queries", "transactions", "batches", "others"})
    void bothRefuseInTheSameWords(Wrong wrong) {
        Answer expected = LocalWays.read(Answer.of(() -> wrong.request.apply(LOCAL.client())));

        assertThat(expected).isInstanceOf(Answer.Refused.class);
        assertThat(Answer.of(() -> wrong.request.apply(MEMORY))).isEqualTo(expected);
    }

    private static Map<String, AttributeValue> item(String hash, String range) {
        return new HashMap<>(Map.of("PK", string(hash), "SK", string(range)));
    }

    private static Map<String, AttributeValue> with(String name, AttributeValue value) {
        Map<String, AttributeValue> item = item("a", "b");
        item.put(name, value);
        return item;
    }

    // -------------------------------------------------------------------- puts

    private static Wrong put(String what, Consumer<PutItemRequest.Builder> change) {
        PutItemRequest.Builder put =
                PutItemRequest.builder().tableName(LOCAL.name()).item(item("a", "b"));
        change.accept(put);
        return new Wrong(what, client -> client.putItem(put.build()));
    }

    private static Wrong putOf(String what, Map<String, AttributeValue> item) {
        return put(what, put -> put.item(item));
    }

    static Stream<Wrong> puts() {
        return Stream.of(
                put("no table's name", put -> put.tableName(null)),
                put("another table", put -> put.tableName("another")),
                put("no item", put -> put.item(null)),
                putOf("no range key", Map.of("PK", string("a"))),
                putOf("no hash key", Map.of("SK", string("a"))),
                putOf("an empty hash key", item("", "a")),
                putOf("an empty range key", item("a", "")),
                putOf("a number as a key", with("SK", ONE)),
                putOf("a boolean as a key", with("SK", AttributeValue.fromBool(true))),
                putOf("a hash key too long", item(LONG, "a")),
                putOf("a range key too long", item("a", "x".repeat(1025))),
                putOf("a number as an index's key", with("pending_key", ONE)),
                putOf("a boolean as an index's key", with("pending_key", AttributeValue.fromBool(true))),
                putOf("an empty index's key", with("pending_key", string(""))),
                putOf("an index's hash key too long", with("agent_key", string(LONG))),
                putOf("an index's range key too long", with("created_key", string("x".repeat(1025)))),
                putOf("no value", with("x", AttributeValue.builder().build())),
                putOf("not a number", with("x", AttributeValue.fromN("one"))),
                putOf("39 digits", with("x", AttributeValue.fromN("1".repeat(39)))),
                putOf("a number too large", with("x", AttributeValue.fromN("1E+126"))),
                putOf("a number too small", with("x", AttributeValue.fromN("1E-131"))),
                // PK, a, SK, b and x take seven bytes.
                putOf("an item a byte too large", with("x", string("x".repeat(400 * 1024 - 6)))),
                put("the new item back", put -> put.returnValues(ReturnValue.ALL_NEW)));
    }

    @Test
    void anItemOfExactly400KbIsTaken() {
        Map<String, AttributeValue> item = with("x", string("é".repeat((400 * 1024 - 8) / 2)));
        item.put("y", string(""));

        Answer expected = Answer.of(
                () -> LOCAL.client().putItem(put -> put.tableName(LOCAL.name()).item(item)));

        assertThat(expected).isInstanceOf(Answer.Given.class);
        assertThat(Answer.of(
                        () -> MEMORY.putItem(put -> put.tableName(LOCAL.name()).item(item))))
                .isEqualTo(expected);
    }

    // -------------------------------------------------------------- conditions

    private static Wrong condition(String condition, Map<String, AttributeValue> values) {
        return put(
                condition + " with " + values,
                put -> put.conditionExpression(condition).expressionAttributeValues(values.isEmpty() ? null : values));
    }

    static Stream<Wrong> conditions() {
        return Stream.of(
                condition("", Map.of()),
                condition("x = :a", Map.of()),
                condition("x = :a", Map.of(":b", ONE)),
                condition("x = :a", Map.of(":a", ONE, ":b", ONE)),
                condition("#x = :a", Map.of(":a", ONE)),
                condition("status = :a", Map.of(":a", ONE)),
                condition("Status = :a", Map.of(":a", ONE)),
                condition("x = x", Map.of()),
                condition("x < x", Map.of()),
                condition("x < :a", Map.of(":a", AttributeValue.fromBool(true))),
                condition("x < :a", Map.of(":a", AttributeValue.fromNul(true))),
                condition("begins_with(x, :a)", Map.of(":a", ONE)),
                condition("x BETWEEN :a AND :b", Map.of(":a", string("2"), ":b", string("1"))),
                condition("x BETWEEN :a AND :b", Map.of(":a", string("2"), ":b", ONE)),
                condition("((x = :a))", Map.of(":a", ONE)),
                put(
                        "an unused name",
                        put -> put.conditionExpression("attribute_not_exists(PK)")
                                .expressionAttributeNames(Map.of("#x", "x"))));
    }

    // ----------------------------------------------------------------- updates

    private static Wrong update(String update, Map<String, AttributeValue> values) {
        return new Wrong(update + " with " + values, client -> client.updateItem(updating(update, values)));
    }

    private static UpdateItemRequest updating(String update, Map<String, AttributeValue> values) {
        return UpdateItemRequest.builder()
                .tableName(LOCAL.name())
                .key(item("u", "v"))
                .updateExpression(update)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .build();
    }

    static Stream<Wrong> updates() {
        return Stream.of(
                update("", Map.of()),
                update("SET x = :a", Map.of()),
                update("SET x = :a", Map.of(":a", ONE, ":b", ONE)),
                update("SET SK = :a", Map.of(":a", string("x"))),
                update("SET x = :a, x = :a", Map.of(":a", ONE)),
                update("SET x = :a REMOVE x", Map.of(":a", ONE)),
                update("SET x = :a SET y = :a", Map.of(":a", ONE)),
                update("SET status = :a", Map.of(":a", ONE)),
                update("SET pending_key = :a", Map.of(":a", ONE)),
                update("SET pending_key = :a", Map.of(":a", AttributeValue.fromBool(true))),
                update("SET pending_key = :a", Map.of(":a", string(""))),
                update("SET pending_key = :a", Map.of(":a", string(LONG))),
                update("ADD x :a", Map.of(":a", string("1"))),
                update("ADD x :a", Map.of(":a", AttributeValue.fromBool(true))),
                new Wrong("an item that grows too large", client -> {
                    client.putItem(put -> put.tableName(LOCAL.name()).item(with("x", string("x".repeat(300_000)))));
                    return client.updateItem(update -> update.tableName(LOCAL.name())
                            .key(item("a", "b"))
                            .updateExpression("SET y = :y")
                            .expressionAttributeValues(Map.of(":y", string("y".repeat(200_000)))));
                }),
                new Wrong("a text that a number is added to", client -> {
                    client.putItem(put -> put.tableName(LOCAL.name()).item(with("x", string("1"))));
                    return client.updateItem(update -> update.tableName(LOCAL.name())
                            .key(item("a", "b"))
                            .updateExpression("ADD x :a")
                            .expressionAttributeValues(Map.of(":a", ONE)));
                }));
    }

    // ----------------------------------------------------------------- queries

    private static Wrong query(String condition, Consumer<QueryRequest.Builder> change) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(LOCAL.name())
                .keyConditionExpression(condition)
                .expressionAttributeValues(Map.of(":a", string("a")));
        change.accept(query);
        return new Wrong(condition, client -> client.query(query.build()));
    }

    private static Wrong query(String condition, Map<String, AttributeValue> values) {
        return query(condition, query -> query.expressionAttributeValues(values));
    }

    private static Wrong from(Map<String, AttributeValue> place, String condition) {
        return query(condition, query -> query.exclusiveStartKey(place));
    }

    static Stream<Wrong> queries() {
        AttributeValue a = string("a");
        return Stream.of(
                query("PK = :a", query -> query.tableName("another")),
                query("PK = :a", query -> query.indexName("nosuch")),
                query("PK = :a", query -> query.limit(0)),
                query("PK = :a", query -> query.keyConditionExpression(null).expressionAttributeValues(null)),
                query("agent_key = :a", query -> query.indexName("by_agent").consistentRead(true)),
                query("PK = :a", query -> query.indexName("by_agent")),
                query("SK = :a", Map.of(":a", a)),
                query("PK < :a", Map.of(":a", a)),
                query("PK = :a OR PK = :b", Map.of(":a", a, ":b", a)),
                query("PK = :a AND NOT SK = :b", Map.of(":a", a, ":b", a)),
                query("PK = :a AND SK <> :b", Map.of(":a", a, ":b", a)),
                query("PK = :a AND x = :b", Map.of(":a", a, ":b", a)),
                query("PK = :a AND SK > :b AND SK < :c", Map.of(":a", a, ":b", a, ":c", a)),
                query("PK = :a AND SK > :b", Map.of(":a", a, ":b", string(""))),
                query("PK = :a", Map.of(":a", string(""))),
                query("PK = :a AND SK > :b", Map.of(":a", a, ":b", ONE)),
                query("PK = :a AND SK BETWEEN :b AND :c", Map.of(":a", a, ":b", string("2"), ":c", string("1"))),
                query("PK = :a", Map.of(":a", a, ":b", a)),
                query("PK = :a AND SK = :b", Map.of(":a", a)),
                from(item("b", "1"), "PK = :a"),
                from(Map.of("PK", a), "PK = :a"),
                from(with("x", a), "PK = :a"),
                from(item("a", "a"), "PK = :a AND SK > :a"));
    }

    // ------------------------------------------------------------ transactions

    private static TransactWriteItem putting(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(LOCAL.name()).item(item).build())
                .build();
    }

    private static Wrong together(String what, TransactWriteItem... items) {
        return new Wrong(what, client -> client.transactWriteItems(request -> request.transactItems(items)));
    }

    static Stream<Wrong> transactions() {
        TransactWriteItem right = putting(item("t", "1"));
        return Stream.of(
                together("nothing"),
                together("an empty part", TransactWriteItem.builder().build()),
                together(
                        "two actions in one part",
                        right.toBuilder()
                                .delete(delete -> delete.tableName(LOCAL.name()).key(item("t", "2")))
                                .build()),
                together("one item twice", right, right),
                together("an empty key", right, putting(item("t", ""))),
                together("a number as a key", right, putting(with("SK", ONE))),
                together("a key too long", right, putting(item(LONG, "a"))),
                together("a number as an index's key", right, putting(with("pending_key", ONE))),
                together("an item too large", right, putting(with("x", string("x".repeat(400 * 1024))))),
                together(
                        "another table",
                        TransactWriteItem.builder()
                                .put(put -> put.tableName("another").item(item("a", "b")))
                                .build()),
                together(
                        "101 parts",
                        IntStream.range(0, 101)
                                .mapToObj(i -> putting(item("t", "" + i)))
                                .toArray(TransactWriteItem[]::new)),
                together(
                        "more than 4 MB",
                        IntStream.range(0, 12)
                                .mapToObj(i -> {
                                    Map<String, AttributeValue> item = with("x", string("x".repeat(350_000)));
                                    item.put("SK", string("" + i));
                                    return putting(item);
                                })
                                .toArray(TransactWriteItem[]::new)),
                new Wrong(
                        "a token too long",
                        client -> client.transactWriteItems(
                                request -> request.transactItems(right).clientRequestToken("x".repeat(37)))));
    }

    @Test
    void aCancelledTransactionSaysWhyOfEachPart() {
        TransactWriteItem free = putting(item("r", "free"));
        TransactWriteItem taken = TransactWriteItem.builder()
                .put(put -> put.tableName(LOCAL.name())
                        .item(item("r", "taken"))
                        .conditionExpression("attribute_not_exists(PK)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .build();
        TransactWriteItem grown = TransactWriteItem.builder()
                .update(update -> update.tableName(LOCAL.name())
                        .key(item("r", "large"))
                        .updateExpression("SET y = :y")
                        .expressionAttributeValues(Map.of(":y", string("y".repeat(200_000)))))
                .build();
        Wrong wrong = together("three parts", free, taken, grown);
        for (DynamoDbClient client : List.of(LOCAL.client(), MEMORY)) {
            client.putItem(put -> put.tableName(LOCAL.name()).item(item("r", "taken")));
            Map<String, AttributeValue> large = item("r", "large");
            large.put("x", string("x".repeat(300_000)));
            client.putItem(put -> put.tableName(LOCAL.name()).item(large));
        }

        Answer expected = Answer.of(() -> wrong.request.apply(LOCAL.client()));

        assertThat(((Answer.Refused) expected).reasons())
                .extracting(reason -> reason.code())
                .containsExactly("None", "ConditionalCheckFailed", "ValidationError");
        assertThat(Answer.of(() -> wrong.request.apply(MEMORY))).isEqualTo(expected);
        assertThat(MEMORY.getItem(get -> get.tableName(LOCAL.name()).key(item("r", "free")))
                        .hasItem())
                .isFalse();
    }

    // ----------------------------------------------------------------- batches

    private static Wrong batch(String what, List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).build();
        BatchGetItemRequest request = BatchGetItemRequest.builder()
                .requestItems(Map.of(LOCAL.name(), wanted))
                .build();
        return new Wrong(what, client -> client.batchGetItem(request));
    }

    static Stream<Wrong> batches() {
        WriteRequest delete = WriteRequest.builder()
                .deleteRequest(one -> one.key(item("a", "b")))
                .build();
        return Stream.of(
                batch("no keys", List.of()),
                batch("an empty key", List.of(item("a", ""))),
                batch("half a key", List.of(Map.of("PK", string("a")))),
                batch("one key twice", Collections.nCopies(2, item("a", "b"))),
                batch(
                        "101 keys",
                        IntStream.range(0, 101).mapToObj(i -> item("a", "" + i)).toList()),
                new Wrong("no tables", client -> client.batchGetItem(get -> get.requestItems(Map.of()))),
                new Wrong(
                        "one write twice",
                        client -> client.batchWriteItem(
                                write -> write.requestItems(Map.of(LOCAL.name(), List.of(delete, delete))))),
                new Wrong(
                        "no writes",
                        client -> client.batchWriteItem(write -> write.requestItems(Map.of(LOCAL.name(), List.of())))));
    }

    // ------------------------------------------------------------------ others

    static Stream<Wrong> others() {
        return Stream.of(
                new Wrong(
                        "get half a key",
                        client -> client.getItem(
                                get -> get.tableName(LOCAL.name()).key(Map.of("PK", string("a"))))),
                new Wrong(
                        "get more than a key",
                        client -> client.getItem(
                                get -> get.tableName(LOCAL.name()).key(with("x", ONE)))),
                new Wrong(
                        "get an empty key",
                        client -> client.getItem(
                                get -> get.tableName(LOCAL.name()).key(item("a", "")))),
                new Wrong(
                        "get from another table",
                        client -> client.getItem(get -> get.tableName("another").key(item("a", "b")))),
                new Wrong(
                        "describe another table",
                        client -> client.describeTable(describe -> describe.tableName("another"))));
    }

    /** Some are words of the grammar as well, of which DynamoDB Local complains before it sees that they are reserved. */
    @Test
    void everyReservedWordIsOneForDynamoDbToo() {
        assertThat(ReservedWords.all()).hasSize(572).allSatisfy(word -> {
            Wrong wrong = condition("attribute_exists(" + word + ")", Map.of());
            Answer expected = Answer.of(() -> wrong.request.apply(LOCAL.client()));
            assertThat(Answer.of(() -> wrong.request.apply(MEMORY)).withoutMessage())
                    .isEqualTo(expected.withoutMessage());
        });
    }
}
