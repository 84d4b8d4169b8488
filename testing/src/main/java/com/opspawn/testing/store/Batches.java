package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads or writes of many items, each on its own. */
final class Batches {
    private static final int MAX_READS = 100;
    private static final int MAX_WRITES = 25;
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final Terms NO_TERMS = new Terms(null, Map.of(), Map.of(), null);

    private final Tables tables;
    private final WriteReader reader;

    Batches(Tables tables, WriteReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /** @param most how many keys are looked at; the others come back unprocessed */
    BatchGetItemResponse read(BatchGetItemRequest request, int most) {
        Supported.only(Supported.BATCH, request);
        checkReads(request.requestItems());
        Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new HashMap<>();
        int[] left = {most, MAX_BYTES};
        request.requestItems().forEach((name, wanted) -> {
            Table table = tables.named(name);
            List<Map<String, AttributeValue>> items = new ArrayList<>();
            List<Map<String, AttributeValue>> open = new ArrayList<>();
            for (Map<String, AttributeValue> key : wanted.keys()) {
                @Nullable Item item = table.find(table.schema().place(key));
                int size = item == null ? 0 : item.size();
                if (left[0] == 0 || left[1] < size) {
                    open.add(key);
                    continue;
                }
                left[0]--;
                left[1] -= size;
                if (item != null) {
                    items.add(item.attributes());
                }
            }
            found.put(name, items);
            if (!open.isEmpty()) {
                unprocessed.put(name, wanted.toBuilder().keys(open).build());
            }
        });
        return BatchGetItemResponse.builder()
                .responses(found)
                .unprocessedKeys(unprocessed)
                .build();
    }

    private void checkReads(Map<String, KeysAndAttributes> requests) {
        if (requests.isEmpty()) {
            throw Refusals.invalid("BatchGetItem must have some requests set");
        }
        int count = 0;
        for (Map.Entry<String, KeysAndAttributes> request : requests.entrySet()) {
            Supported.only(Supported.KEYS, request.getValue());
            Table table = tables.named(request.getKey());
            List<Map<String, AttributeValue>> keys = request.getValue().keys();
            if (keys.isEmpty()) {
                throw Refusals.invalid("The list of keys in RequestItems for BatchGetItem is required: "
                        + request.getKey() + " has empty list");
            }
            count += keys.size();
            if (count > MAX_READS) {
                throw Refusals.invalid("Too many items requested for the BatchGetItem call");
            }
            keys.forEach(table.schema()::checkKey);
            checkDistinct(keys);
        }
    }

    private static void checkDistinct(List<Map<String, AttributeValue>> keys) {
        if (Set.copyOf(keys).size() < keys.size()) {
            throw Refusals.invalid("Provided list of item keys contains duplicates");
        }
    }

    void write(BatchWriteItemRequest request) {
        Supported.only(Supported.BATCH, request);
        List<Write> writes = new ArrayList<>();
        request.requestItems().forEach((name, wanted) -> {
            Table table = tables.named(name);
            if (wanted.isEmpty()) {
                throw Refusals.invalid("The batch write request list for a table cannot be null or empty: " + name);
            }
            List<Write> own = wanted.stream().map(write -> read(table, write)).toList();
            checkDistinct(own.stream().map(Write::key).toList());
            writes.addAll(own);
        });
        if (writes.isEmpty() || writes.size() > MAX_WRITES) {
            throw Refusals.invalid(
                    writes.isEmpty()
                            ? "BatchWriteItem must have some requests set"
                            : "Too many items requested for the BatchWriteItem call");
        }
        List<Write.Outcome> outcomes = writes.stream().map(Write::outcome).toList();
        outcomes.forEach(Write.Outcome::store);
    }

    private Write read(Table table, WriteRequest request) {
        return request.putRequest() != null
                ? reader.put(table, request.putRequest().item(), NO_TERMS)
                : reader.delete(table, request.deleteRequest().key(), NO_TERMS);
    }
}
