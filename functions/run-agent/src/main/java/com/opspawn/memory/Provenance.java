package com.opspawn.memory;

/**
 * Where a memory came from.
 *
 * @param taskId the task that made it
 * @param tool the tool that it called for that, or {@value #SUMMARY}
 */
public record Provenance(String taskId, String tool) {
    /** Written down at the end of a task, by no tool. */
    public static final String SUMMARY = "summary";
}
