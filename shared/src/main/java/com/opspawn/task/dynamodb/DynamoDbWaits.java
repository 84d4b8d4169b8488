package com.opspawn.task.dynamodb;

import static com.opspawn.task.dynamodb.Keys.number;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.task.StoreException;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Waits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Tokens beside a task's journal, one item {@code W#…} each. */
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
        Map<String, AttributeValue> item = new HashMap<>(Keys.wait(key, name(token)));
        item.put(TOKEN, string(token));
        asked(
                "keeping the token of " + key.taskId(),
                () -> client.putItem(put -> put.tableName(table).item(item)));
    }

    /** Tokens are longer than a key may be. */
    private static String name(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Set<String> tokens(TaskKey key) {
        Map<String, AttributeValue> values =
                Map.of(":task", string(Keys.task(key)), ":from", string(Keys.WAIT), ":to", string(Keys.WAIT + "~"));
        return asked(
                "reading the tokens of " + key.taskId(),
                () -> client
                        .queryPaginator(request -> request.tableName(table)
                                .keyConditionExpression(Keys.PK + " = :task AND " + Keys.SK + " BETWEEN :from AND :to")
                                .expressionAttributeValues(values)
                                .consistentRead(true))
                        .items()
                        .stream()
                        .map(item -> TaskItems.text(item, TOKEN))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void forget(TaskKey key, String token) {
        asked(
                "forgetting a token of " + key.taskId(),
                () -> client.deleteItem(delete -> delete.tableName(table).key(Keys.wait(key, name(token)))));
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
