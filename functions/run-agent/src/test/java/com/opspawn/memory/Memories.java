package com.opspawn.memory;

import java.time.Instant;

/** Memories for tests. */
public final class Memories {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    public static final String TASK = "task_00000000-0000-4000-8000-000000000001";
    public static final String OTHER_TASK = "task_00000000-0000-4000-8000-000000000002";

    private Memories() {}

    /** One that a tool made in {@link #TASK}; its id follows from its text. */
    public static MemoryEntry of(String text) {
        return of(text, TASK);
    }

    public static MemoryEntry of(String text, String taskId) {
        return new MemoryEntry(MemoryEntry.idFrom(text), text, new Provenance(taskId, "remember"), NOON);
    }
}
