package com.opspawn.task.dynamodb;

import static com.opspawn.task.dynamodb.Keys.number;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.task.StoreException;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Waits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Tokens beside a task's journal, as item {@code WAIT}. */
public final class DynamoDbWaits implements Waits {
    private static final String TOKEN = "token";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbWaits(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void waiting(TaskKey key, String token) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.wait(key));
        item.put(TOKEN, string(token));
        asked(
                "keeping the token of " + key.taskId(),
                () -> client.putItem(put -> put.tableName(table).item(item)));
    }

    @Override
    public Optional<String> token(TaskKey key) {
        Map<String, AttributeValue> item = asked(
                "reading the token of " + key.taskId(),
                () -> client.getItem(
                                get -> get.tableName(table).key(Keys.wait(key)).consistentRead(true))
                        .item());
        return Optional.ofNullable(item.get(TOKEN)).map(AttributeValue::s);
    }

    @Override
    public void woken(TaskKey key, long seq) {
        try {
            asked(
                    "taking away the mark of " + key.taskId(),
                    () -> client.updateItem(update -> update.tableName(table)
                            .key(Keys.meta(key))
                            .updateExpression("REMOVE " + TaskItems.PENDING + ", " + TaskItems.MARKED_BY)
                            .conditionExpression(TaskItems.MARKED_BY + " <= :seq")
                            .expressionAttributeValues(Map.of(":seq", number(seq)))));
        } catch (ConditionalCheckFailedException marked) {
            // There is none, or a later entry's: whoever wrote that one wakes the task again.
        }
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw new StoreException(what + " in table " + table + ": " + e.getMessage(), e);
        }
    }
}
