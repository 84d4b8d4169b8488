package com.opspawn.local.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryFields;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Vector;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Between memories and transactions. */
final class Remembering {
    private Remembering() {}

    static Transaction.MemoryAdded added(MemoryScope scope, MemoryEntry entry, Vector vector) {
        ObjectNode fields = Json.object();
        MemoryFields.write(entry).forEach(fields::put);
        return new Transaction.MemoryAdded(
                scope,
                entry.id(),
                entry.provenance().taskId(),
                Blob.of(Json.write(fields)),
                vector.embedder(),
                Blob.of(ByteBuffer.wrap(vector.bytes())));
    }

    static Transaction.MemoryAdded require(Transaction transaction) {
        if (transaction instanceof Transaction.MemoryAdded added) {
            return added;
        }
        throw new IllegalStateException("a memory's place in the store leads to something else");
    }

    static MemoryEntry entry(Transaction.MemoryAdded added) {
        Map<String, String> fields = new HashMap<>();
        ObjectReader.of(added.fields().text())
                .node()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return MemoryFields.read(added.id(), fields);
    }

    static Vector vector(Transaction.MemoryAdded added) {
        return Vector.read(added.embedder(), added.vector().bytes());
    }
}
