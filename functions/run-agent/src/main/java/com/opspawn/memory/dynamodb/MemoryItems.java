package com.opspawn.memory.dynamodb;

import static com.opspawn.task.dynamodb.Keys.PK;
import static com.opspawn.task.dynamodb.Keys.SK;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryFields;
import com.opspawn.memory.Vector;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Memories as items of the table. */
final class MemoryItems {
    static final String PREFIX = "M#";
    static final String EMBEDDER = "embedder";
    static final String VECTOR = "vector";

    private MemoryItems() {}

    static Map<String, AttributeValue> key(String partition, String id) {
        return Map.of(PK, string(partition), SK, string(PREFIX + id));
    }

    static Map<String, AttributeValue> write(String partition, MemoryEntry entry, Vector vector) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition, entry.id()));
        MemoryFields.write(entry).forEach((name, value) -> item.put(name, string(value)));
        item.put(EMBEDDER, string(vector.embedder()));
        item.put(VECTOR, AttributeValue.fromB(SdkBytes.fromByteArray(vector.bytes())));
        return item;
    }

    static MemoryEntry entry(Map<String, AttributeValue> item) {
        Map<String, String> fields = new HashMap<>();
        item.forEach((name, value) -> {
            if (value.s() != null) {
                fields.put(name, value.s());
            }
        });
        return MemoryFields.read(id(item), fields);
    }

    static String id(Map<String, AttributeValue> item) {
        return text(item, SK).substring(PREFIX.length());
    }

    static Vector vector(Map<String, AttributeValue> item) {
        byte[] bytes = Objects.requireNonNull(item.get(VECTOR), VECTOR).b().asByteArray();
        return Vector.read(text(item, EMBEDDER), bytes);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }
}
