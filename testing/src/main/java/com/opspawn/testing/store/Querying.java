package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** One query of a table or of one of its indexes. */
final class Querying {
    private final QueryRequest request;
    private final Table table;
    private final View view;
    private final Set<String> keyNames;
    private final KeyRange range;
    private final @Nullable List<String> projected;

    Querying(QueryRequest request, Table table, Expressions expressions) {
        this.request = request;
        this.table = table;
        this.view = table.view(request.indexName());
        this.keyNames = keyNames();
        checkRequest();
        Placeholders placeholders =
                Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
        Expression<Condition> condition = expressions.keyCondition(request.keyConditionExpression());
        Expression<List<Operand.Attribute>> projection = expressions.projection(request.projectionExpression());
        placeholders.check(condition, projection);
        this.range = KeyConditions.range(condition.meaning(), view.key(), placeholders);
        this.projected = request.projectionExpression() == null
                ? null
                : projection.meaning().stream().map(placeholders::name).toList();
    }

    private Set<String> keyNames() {
        TableDefinition.Key own = table.definition().key();
        Set<String> names = new LinkedHashSet<>(List.of(own.hash(), own.range()));
        names.add(view.key().hash());
        names.add(view.key().range());
        return names;
    }

    private void checkRequest() {
        if (request.indexName() != null && Boolean.TRUE.equals(request.consistentRead())) {
            throw Refusals.invalid("Consistent reads are not supported on global secondary indexes");
        }
        if (request.limit() != null && request.limit() < 1) {
            throw Refusals.invalid("Limit must be greater than or equal to 1");
        }
        if (request.keyConditionExpression() == null) {
            throw Refusals.invalid(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                            + " request.");
        }
        if (request.select() != null && request.select() != Select.COUNT) {
            throw new UnsupportedOperationException(
                    "MemoryDynamoDb: QueryRequest.Select " + request.selectAsString() + " is not supported");
        }
        if (request.indexName() != null && request.projectionExpression() != null) {
            throw new UnsupportedOperationException(
                    "MemoryDynamoDb: QueryRequest.ProjectionExpression of an index is not supported");
        }
    }

    /** @param pageSize items at most, however many fit into a megabyte */
    QueryResponse answer(int pageSize) {
        int most = request.limit() == null ? pageSize : Math.min(pageSize, request.limit());
        QueryPage page = new QueryPage(most);
        for (Item item : candidates().values()) {
            if (!page.add(item)) {
                break;
            }
        }
        QueryResponse.Builder response = QueryResponse.builder()
                .count(page.items().size())
                .scannedCount(page.items().size());
        page.last().ifPresent(last -> response.lastEvaluatedKey(only(last.attributes(), keyNames)));
        if (request.select() != Select.COUNT) {
            response.items(shown(page.items()));
        }
        return response.build();
    }

    private List<Map<String, AttributeValue>> shown(List<Item> items) {
        List<Map<String, AttributeValue>> shown = new ArrayList<>(items.size());
        for (Item item : items) {
            shown.add(projected == null ? item.attributes() : only(item.attributes(), projected));
        }
        return shown;
    }

    private static Map<String, AttributeValue> only(Map<String, AttributeValue> item, Iterable<String> names) {
        Map<String, AttributeValue> some = new HashMap<>();
        for (String name : names) {
            @Nullable AttributeValue value = item.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return some;
    }

    private NavigableMap<Position, Item> candidates() {
        NavigableMap<Position, Item> all = range.in(view.partitions());
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        if (!request.hasExclusiveStartKey() || request.exclusiveStartKey().isEmpty()) {
            return forward ? all : all.descendingMap();
        }
        Position start = start(request.exclusiveStartKey());
        return forward ? all.tailMap(start, false) : all.headMap(start, false).descendingMap();
    }

    private Position start(Map<String, AttributeValue> key) {
        if (key.size() != keyNames.size()) {
            throw Refusals.invalid(
                    request.indexName() == null
                            ? "Exclusive Start Key must have same size as table's key schema"
                            : "The provided starting key is invalid");
        }
        if (!key.keySet().equals(keyNames)) {
            throw Refusals.invalid("The provided starting key is invalid");
        }
        ItemKey owner = table.schema().place(key);
        String place = text(key, view.key().range());
        Position start = request.indexName() == null ? Position.at(place) : Position.at(place, owner);
        if (!text(key, view.key().hash()).equals(range.hash()) || !range.contains(start)) {
            throw Refusals.invalid("The provided starting key does not match the range key predicate");
        }
        return start;
    }

    private static String text(Map<String, AttributeValue> key, String name) {
        AttributeValue value = Objects.requireNonNull(key.get(name), name);
        if (value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid("The provided starting key is invalid");
        }
        return value.s();
    }
}
