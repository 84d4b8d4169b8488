package com.opspawn.testing.store;

import static com.opspawn.task.dynamodb.Keys.string;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests drawn at random, most of them right. */
final class DrawnRequests {
    private static final List<ReturnValuesOnConditionCheckFailure> ON_FAILURE =
            List.of(ReturnValuesOnConditionCheckFailure.NONE, ReturnValuesOnConditionCheckFailure.ALL_OLD);

    private final String table;
    private final Drawn drawn;
    private final List<TransactWriteItemsRequest> withTokens = new ArrayList<>();
    /** Not under a client's token: whether that or the request's mistake is seen first is not laid down anywhere. */
    private boolean spoils = true;

    DrawnRequests(String table, RandomGenerator random) {
        this.table = table;
        this.drawn = new Drawn(random);
    }

    Drawn drawn() {
        return drawn;
    }

    GetItemRequest get() {
        return GetItemRequest.builder()
                .tableName(table)
                .key(key())
                .consistentRead(drawn.oneIn(2))
                .build();
    }

    private Map<String, AttributeValue> key() {
        return drawn.oneIn(40) ? drawn.spoilt(drawn.key()) : drawn.key();
    }

    private Map<String, AttributeValue> item() {
        return spoils && drawn.oneIn(30) ? drawn.spoilt(drawn.item()) : drawn.item();
    }

    PutItemRequest put() {
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item());
        if (!drawn.oneIn(3)) {
            DrawnExpression expression = new DrawnExpression(drawn);
            put.conditionExpression(expression.condition())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValuesOnConditionCheckFailure(drawn.any(ON_FAILURE));
        }
        return drawn.oneIn(4) ? put.returnValues(ReturnValue.ALL_OLD).build() : put.build();
    }

    UpdateItemRequest update() {
        Map<String, AttributeValue> key = key();
        DrawnExpression expression = new DrawnExpression(drawn);
        UpdateItemRequest.Builder update =
                UpdateItemRequest.builder().tableName(table).key(key).updateExpression(expression.update(key));
        if (drawn.oneIn(3)) {
            update.conditionExpression(expression.condition())
                    .returnValuesOnConditionCheckFailure(drawn.any(ON_FAILURE));
        }
        return update.expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .returnValues(drawn.any(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW)))
                .build();
    }

    DeleteItemRequest delete() {
        DeleteItemRequest.Builder delete =
                DeleteItemRequest.builder().tableName(table).key(key());
        if (drawn.oneIn(3)) {
            DrawnExpression expression = new DrawnExpression(drawn);
            delete.conditionExpression(expression.condition())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValuesOnConditionCheckFailure(drawn.any(ON_FAILURE));
        }
        return delete.returnValues(drawn.any(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD)))
                .build();
    }

    BatchGetItemRequest batchGet() {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = drawn.upTo(12); i >= 0; i--) {
            Map<String, AttributeValue> key = key();
            if (!keys.contains(key) || drawn.oneIn(20)) {
                keys.add(key);
            }
        }
        KeysAndAttributes wanted =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return BatchGetItemRequest.builder().requestItems(Map.of(table, wanted)).build();
    }

    // ------------------------------------------------------------ transactions

    TransactWriteItemsRequest transaction() {
        if (!withTokens.isEmpty() && drawn.oneIn(4)) {
            TransactWriteItemsRequest earlier = drawn.any(withTokens);
            TransactWriteItem other = TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(drawn.key()))
                    .build();
            return drawn.oneIn(3) ? earlier.toBuilder().transactItems(other).build() : earlier;
        }
        spoils = !drawn.oneIn(3);
        TransactWriteItemsRequest.Builder request =
                TransactWriteItemsRequest.builder().transactItems(actions());
        if (spoils) {
            return request.build();
        }
        spoils = true;
        withTokens.add(request.clientRequestToken(table + " token " + withTokens.size())
                .build());
        return withTokens.getLast();
    }

    private List<TransactWriteItem> actions() {
        Map<Map<String, AttributeValue>, TransactWriteItem> actions = new HashMap<>();
        for (int i = drawn.upTo(4); i >= 0; i--) {
            Map<String, AttributeValue> item = item();
            Map<String, AttributeValue> key = new HashMap<>(item);
            key.keySet().retainAll(List.of("PK", "SK"));
            actions.put(key, action(key, item));
        }
        return List.copyOf(actions.values());
    }

    private TransactWriteItem action(Map<String, AttributeValue> key, Map<String, AttributeValue> item) {
        DrawnExpression expression = new DrawnExpression(drawn);
        ReturnValuesOnConditionCheckFailure onFailure = drawn.any(ON_FAILURE);
        boolean free = drawn.oneIn(2);
        TransactWriteItem.Builder action = TransactWriteItem.builder();
        switch (drawn.upTo(7)) {
            case 0 ->
                action.conditionCheck(check -> check.tableName(table)
                        .key(key)
                        .conditionExpression(expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(onFailure));
            case 1 ->
                action.delete(delete -> delete.tableName(table)
                        .key(key)
                        .conditionExpression(free ? null : expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(onFailure));
            case 2, 3 ->
                action.update(update -> update.tableName(table)
                        .key(key)
                        .updateExpression(expression.update(key))
                        .conditionExpression(free ? null : expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(onFailure));
            default ->
                action.put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(free ? "attribute_not_exists(PK)" : expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(onFailure));
        }
        return action.build();
    }

    // ----------------------------------------------------------------- queries

    QueryRequest query() {
        if (drawn.oneIn(2)) {
            return query("PK", drawn.hash(), "SK", drawn.range(), drawn.range())
                    .consistentRead(drawn.oneIn(2))
                    .build();
        }
        String index = drawn.any(List.copyOf(Drawn.INDEXES.keySet()));
        String created = drawn.created(drawn.key()).s();
        String prefix = created.substring(0, drawn.upTo(1) == 0 ? created.length() : created.indexOf('#'));
        return query(
                        Drawn.INDEXES.getOrDefault(index, ""),
                        drawn.any(Drawn.INDEX_VALUES),
                        "created_key",
                        prefix,
                        drawn.created(drawn.key()).s())
                .indexName(index)
                .build();
    }

    private QueryRequest.Builder query(String hashName, String hash, String rangeName, String one, String other) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":h", string(hash)));
        String condition = hashName + " = :h";
        if (!drawn.oneIn(3)) {
            condition += " AND " + onRange(rangeName, one, other, values);
        }
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
        if (drawn.oneIn(2)) {
            query.limit(1 + drawn.upTo(4));
        }
        return drawn.oneIn(3) ? query : query.scanIndexForward(drawn.oneIn(2));
    }

    private String onRange(String name, String one, String other, Map<String, AttributeValue> values) {
        values.put(":a", string(one));
        return switch (drawn.upTo(6)) {
            case 0 -> "begins_with(" + name + ", :a)";
            case 1 -> {
                values.put(":b", string(other));
                yield name + " BETWEEN :a AND :b";
            }
            default -> name + drawn.any(List.of(" = ", " < ", " <= ", " > ", " >= ")) + ":a";
        };
    }
}
