package com.opspawn.local.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The changes of one table, in the order in which they were made. Read by one thread. */
public interface ChangeFeed {
    /**
     * One change.
     *
     * @param sequence its place: a decimal number that grows
     * @param record as Lambda writes it into an event's {@code Records}
     */
    record Change(String sequence, ObjectNode record) {}

    /**
     * The next changes, without waiting for any.
     *
     * @param after the sequence of the last one that was seen, or empty for the oldest that is kept
     * @param most how many, at most
     * @return empty where there is none now
     */
    List<Change> read(Optional<String> after, int most);
}
