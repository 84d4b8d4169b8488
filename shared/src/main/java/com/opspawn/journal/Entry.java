package com.opspawn.journal;

import java.time.Instant;

/**
 * One slot of a journal.
 *
 * @param seq its place, from 0 without gaps
 * @param at when it was recorded, by the writer's clock; order is by {@code seq} alone
 * @param fact what it records
 */
public record Entry(long seq, Instant at, Fact fact) {
    public Entry {
        if (seq < 0) {
            throw new IllegalArgumentException("seq " + seq + ": counts from 0");
        }
        if ((seq == 0) != (fact instanceof Fact.Submitted)) {
            throw new IllegalArgumentException("entry " + seq + ": 'submitted' is entry 0, and only entry 0");
        }
    }
}
