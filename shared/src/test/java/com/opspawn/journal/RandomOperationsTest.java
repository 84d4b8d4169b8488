package com.opspawn.journal;

import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.DynamoDbWaits;
import com.opspawn.task.dynamodb.LocalTable;

final class RandomOperationsTest extends RandomOperations {
    private final LocalTable table = LocalTable.create();
    private final Stores stores = new Stores(
            DynamoDbJournal.on(table.client(), table.name()),
            new DynamoDbTaskStore(table.client(), table.name()),
            new DynamoDbWaits(table.client(), table.name()));

    @Override
    Stores stores() {
        return stores;
    }
}
