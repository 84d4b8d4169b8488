package com.opspawn.journal;

import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.task.TaskStore;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.testing.store.MemoryDynamoDb;
import com.opspawn.testing.store.TableDefinition;
import java.time.InstantSource;

/** The journal over the table in memory keeps what every journal promises. */
final class MemoryDynamoDbStoreTest extends StoreContract {
    private final MemoryDynamoDb client =
            new MemoryDynamoDb(InstantSource.system(), TableDefinition.opspawn("opspawn"));
    private final Journal journal = DynamoDbJournal.on(client, "opspawn");
    private final TaskStore tasks = new DynamoDbTaskStore(client, "opspawn");

    @Override
    Journal journal() {
        return journal;
    }

    @Override
    TaskStore tasks() {
        return tasks;
    }
}
