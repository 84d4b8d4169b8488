package com.opspawn.memory;

import java.time.Instant;
import java.util.Map;

/** A memory as the fields that every store keeps beside its vector. */
public final class MemoryFields {
    public static final String TEXT = "text";
    public static final String TASK_ID = "task_id";
    public static final String TOOL = "tool";
    public static final String CREATED_AT = "created_at";

    private MemoryFields() {}

    public static Map<String, String> write(MemoryEntry entry) {
        return Map.of(
                TEXT, entry.text(),
                TASK_ID, entry.provenance().taskId(),
                TOOL, entry.provenance().tool(),
                CREATED_AT, entry.createdAt().toString());
    }

    /** @param fields as written; more of them are passed over */
    public static MemoryEntry read(String id, Map<String, String> fields) {
        return new MemoryEntry(
                id,
                field(id, fields, TEXT),
                new Provenance(field(id, fields, TASK_ID), field(id, fields, TOOL)),
                Instant.parse(field(id, fields, CREATED_AT)));
    }

    private static String field(String id, Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw MemoryException.terminal("memory " + id + " has lost its field '" + name
                    + "': something else wrote to its store; delete the memory");
        }
        return value;
    }
}
