package com.opspawn.journal;

/**
 * A memory that was recalled.
 *
 * @param id its name in the memory store
 * @param text what is remembered
 * @param score how near it was, 1 at the most
 * @param taskId the task that it comes from
 * @param source the tool that wrote it, or {@code summary}
 */
public record Memory(String id, String text, double score, String taskId, String source) {}
