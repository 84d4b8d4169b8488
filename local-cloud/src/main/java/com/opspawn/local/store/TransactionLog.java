package com.opspawn.local.store;

/** Transactions, one behind the other. Safe for many threads. */
interface TransactionLog extends AutoCloseable {
    /** Before the first transaction: {@link #await} comes back at once for it. */
    long NOWHERE = -1;

    /**
     * Adds a transaction. It may still be lost until {@link #await} has come back for it.
     *
     * @return its place; places grow
     * @throws com.opspawn.task.StoreException where the log can take no more
     */
    long append(byte[] transaction);

    /**
     * Waits until what is at a place, and all before it, survives. Interrupts do not end it.
     *
     * @throws com.opspawn.task.StoreException where it cannot be written
     */
    void await(long place);

    /** The transaction at a place that was waited for. */
    byte[] read(long place);

    @Override
    void close();
}
