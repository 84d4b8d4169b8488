package com.opspawn.journal.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.journal.Entry;
import com.opspawn.journal.FactJson;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.TaskKey;
import com.opspawn.task.dynamodb.Body;
import com.opspawn.task.dynamodb.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item: {@code type} and {@code at} in the open, the fact's fields as JSON in {@code body}, and
 * {@code put_id}, by which a writer recognises its own put after an answer that never came.
 */
final class EntryItems {
    private static final String PUT_ID = "put_id";

    private EntryItems() {}

    static Map<String, AttributeValue> write(TaskKey key, Entry entry, String putId) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.entry(key, entry.seq()));
        item.put("type", string(FactJson.type(entry.fact())));
        item.put("at", string(entry.at().toString()));
        item.put("body", Body.write(Json.write(FactJson.write(entry.fact()))));
        item.put(PUT_ID, string(putId));
        return item;
    }

    static boolean isBy(String putId, Map<String, AttributeValue> item) {
        return Objects.equals(item.get(PUT_ID), string(putId));
    }

    static Entry read(Map<String, AttributeValue> item) {
        String sortKey = text(item, Keys.SK);
        return new Entry(
                Long.parseLong(sortKey.substring("E#".length())),
                Instant.parse(text(item, "at")),
                FactJson.read(text(item, "type"), ObjectReader.of(Body.read(item, "body"))));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }
}
