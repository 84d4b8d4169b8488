package com.opspawn.memory.dynamodb;

import com.opspawn.memory.LongTermMemoryContract;
import com.opspawn.memory.VectorStore;

final class DynamoDbVectorsTest extends LongTermMemoryContract {
    private static final LocalMemoryTable TABLE = LocalMemoryTable.create();

    @Override
    protected VectorStore store() {
        return new DynamoDbVectors(TABLE.client(), TABLE.name());
    }
}
