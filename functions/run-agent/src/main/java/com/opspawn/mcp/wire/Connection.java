package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A way to one server. Safe for use by several threads, whose requests run side by side. */
interface Connection extends AutoCloseable {
    /** The longest message that is read: 8 MiB. */
    int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    /**
     * Asks and waits.
     *
     * @return the result, an object
     * @throws InterruptedException where this thread was told to stop; the server was told so too
     */
    JsonNode request(String method, ObjectNode params, Deadline deadline) throws WireException, InterruptedException;

    /** Tells without an answer. */
    void tell(ObjectNode notification, Deadline deadline) throws WireException, InterruptedException;

    /** Which revision of the protocol both sides have agreed on. */
    void agreed(String revision);

    boolean isOpen();

    /** Ends it in good order, within a few seconds. */
    @Override
    void close();

    /** Ends it at once: the server did not behave. */
    void abort();
}
