package com.opspawn.memory;

final class InMemoryVectorsTest extends LongTermMemoryContract {
    private final InMemoryVectors store = new InMemoryVectors();

    @Override
    protected VectorStore store() {
        return store;
    }
}
