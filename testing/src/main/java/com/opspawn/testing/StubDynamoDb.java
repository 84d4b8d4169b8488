package com.opspawn.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;

@SuppressWarnings("all")
final class StubDynamoDb implements DynamoDbClient {
    private final TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

    private static String key(Map<String, AttributeValue> item) {
        return item.get("PK").s() + "|" + item.get("SK").s();
    }

    private boolean ok(Map<String, AttributeValue> item, String condition) {
        return condition == null || !items.containsKey(key(item));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest r) {
        if (!ok(r.item(), r.conditionExpression())) {
            throw ConditionalCheckFailedException.builder()
                    .item(items.get(key(r.item())))
                    .build();
        }
        items.put(key(r.item()), r.item());
        return PutItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest r) {
        List<CancellationReason> reasons = new ArrayList<>();
        boolean bad = false;
        for (TransactWriteItem i : r.transactItems()) {
            if (i.put() != null && !ok(i.put().item(), i.put().conditionExpression())) {
                bad = true;
                reasons.add(CancellationReason.builder()
                        .code("ConditionalCheckFailed")
                        .item(items.get(key(i.put().item())))
                        .build());
            } else {
                reasons.add(CancellationReason.builder().code("None").build());
            }
        }
        if (bad) {
            throw TransactionCanceledException.builder()
                    .cancellationReasons(reasons)
                    .build();
        }
        for (TransactWriteItem i : r.transactItems()) {
            if (i.put() != null) {
                items.put(key(i.put().item()), i.put().item());
            } else {
                Update u = i.update();
                Map<String, AttributeValue> item = new HashMap<>(items.get(key(u.key())));
                String[] parts = u.updateExpression().split(" REMOVE ");
                for (String set : parts[0].substring(4).split(", ")) {
                    String[] s = set.split(" = ");
                    item.put(
                            u.expressionAttributeNames().get(s[0]),
                            u.expressionAttributeValues().get(s[1]));
                }
                if (parts.length > 1) {
                    item.remove(parts[1].trim());
                }
                items.put(key(u.key()), item);
            }
        }
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest r) {
        Map<String, AttributeValue> item = items.get(key(r.key()));
        return item == null
                ? GetItemResponse.builder().build()
                : GetItemResponse.builder().item(item).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest r) {
        Map<String, List<Map<String, AttributeValue>>> out = new HashMap<>();
        r.requestItems()
                .forEach((t, k) -> out.put(
                        t,
                        k.keys().stream()
                                .map(x -> items.get(key(x)))
                                .filter(x -> x != null)
                                .toList()));
        return BatchGetItemResponse.builder()
                .responses(out)
                .unprocessedKeys(Map.of())
                .build();
    }

    @Override
    public QueryResponse query(QueryRequest r) {
        Map<String, AttributeValue> v = r.expressionAttributeValues();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (Map<String, AttributeValue> item : items.values()) {
            if (r.indexName() == null) {
                if (item.get("PK").equals(v.get(":task"))
                        && item.get("SK").s().compareTo(v.get(":from").s()) >= 0
                        && item.get("SK").s().compareTo(v.get(":to").s()) <= 0) {
                    found.add(item);
                }
            } else {
                String name = r.keyConditionExpression().split(" = ")[0];
                AttributeValue k = v.containsKey(":k") ? v.get(":k") : v.get(":all");
                if (k.equals(item.get(name))
                        && (!v.containsKey(":before")
                                || item.get("created_key")
                                                .s()
                                                .compareTo(v.get(":before").s())
                                        < 0)) {
                    found.add(item);
                }
            }
        }
        return QueryResponse.builder().items(found).count(found.size()).build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
