package com.opspawn.journal;

import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.task.TaskStore;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.LocalTable;

final class DynamoDbStoreTest extends StoreContract {
    private final LocalTable table = LocalTable.create();
    private final Journal journal = DynamoDbJournal.on(table.client(), table.name());
    private final TaskStore tasks = new DynamoDbTaskStore(table.client(), table.name());

    @Override
    Journal journal() {
        return journal;
    }

    @Override
    TaskStore tasks() {
        return tasks;
    }
}
