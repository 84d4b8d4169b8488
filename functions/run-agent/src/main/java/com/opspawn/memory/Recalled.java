package com.opspawn.memory;

/**
 * A memory that was found.
 *
 * @param score the cosine of the angle between it and what was searched for: 1 is the same, 0 has nothing to do with it
 */
public record Recalled(MemoryEntry entry, double score) {}
