package com.opspawn.task.dynamodb;

import com.opspawn.task.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Items by their keys, strongly consistent. BatchGetItem takes 100 keys, answers with what fits into 16 MB and what the table
 * has capacity for, and names the rest.
 */
final class Items {
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Backoff backoff;

    Items(DynamoDbClient client, String table, Backoff backoff) {
        this.client = client;
        this.table = table;
        this.backoff = backoff;
    }

    /** @return those that exist, by their keys */
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> get(
            String what, List<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            List<Map<String, AttributeValue>> some = keys.subList(from, Math.min(from + MOST_KEYS, keys.size()));
            batch(what, some).forEach(item -> items.put(key(item), item));
        }
        return items;
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(
                Keys.PK, Objects.requireNonNull(item.get(Keys.PK)),
                Keys.SK, Objects.requireNonNull(item.get(Keys.SK)));
    }

    private List<Map<String, AttributeValue>> batch(String what, List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, KeysAndAttributes> open = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        int triesInVain = 0;
        while (!open.isEmpty()) {
            BatchGetItemResponse response =
                    asked(what, BatchGetItemRequest.builder().requestItems(open).build());
            List<Map<String, AttributeValue>> found = response.responses().getOrDefault(table, List.of());
            items.addAll(found);
            open = response.unprocessedKeys();
            triesInVain = found.isEmpty() ? triesInVain + 1 : 0;
            if (!open.isEmpty() && triesInVain > 0) {
                pauseOrGiveUp(what, triesInVain);
            }
        }
        return items;
    }

    private BatchGetItemResponse asked(String what, BatchGetItemRequest request) {
        try {
            return client.batchGetItem(request);
        } catch (SdkException e) {
            throw new StoreException(what + " in table " + table + ": " + e.getMessage(), e);
        }
    }

    private void pauseOrGiveUp(String what, int tries) {
        if (tries == Backoff.MAX_TRIES) {
            throw new StoreException(what + " in table " + table + ": nothing came " + tries + " times");
        }
        backoff.pause(tries);
    }
}
