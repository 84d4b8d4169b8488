package com.opspawn.local.store;

import java.util.ArrayList;
import java.util.List;

/** Forgotten with the process. */
final class MemoryLog implements TransactionLog {
    private final List<byte[]> transactions = new ArrayList<>();

    @Override
    public synchronized long append(byte[] transaction) {
        transactions.add(transaction);
        return transactions.size() - 1L;
    }

    @Override
    public void await(long place) {}

    @Override
    public synchronized byte[] read(long place) {
        return transactions.get((int) place);
    }

    @Override
    public void close() {}
}
