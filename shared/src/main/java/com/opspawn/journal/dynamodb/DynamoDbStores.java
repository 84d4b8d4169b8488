package com.opspawn.journal.dynamodb;

import com.opspawn.aws.AwsClients;
import com.opspawn.journal.Stores;
import com.opspawn.settings.Settings;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.DynamoDbWaits;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All ports over the one table, by one client. */
public final class DynamoDbStores {
    private DynamoDbStores() {}

    /** @param variables as {@link AwsClients} reads them */
    public static Stores of(Map<String, String> variables, Settings settings) {
        DynamoDbClient client = AwsClients.dynamoDb(variables);
        String table = settings.table();
        return new Stores(
                DynamoDbJournal.on(client, table),
                new DynamoDbTaskStore(client, table),
                new DynamoDbWaits(client, table));
    }
}
