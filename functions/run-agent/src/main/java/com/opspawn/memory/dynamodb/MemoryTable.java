package com.opspawn.memory.dynamodb;

import static com.opspawn.task.dynamodb.Keys.PK;
import static com.opspawn.task.dynamodb.Keys.SK;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.memory.MemoryException;
import com.opspawn.memory.SdkFailure;
import com.opspawn.task.dynamodb.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The requests that memory makes of the table, with what all of them need: words for failures, and the rest of batches. */
final class MemoryTable {
    /** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final String name;
    private final Backoff backoff;

    MemoryTable(DynamoDbClient client, String name, Backoff backoff) {
        this.client = client;
        this.name = name;
        this.backoff = backoff;
    }

    /** Asks, and puts a failure into words; a refused condition comes through as it is. */
    <T> T asked(String what, Function<DynamoDbClient, T> call) {
        try {
            return call.apply(client);
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw SdkFailure.of(what + " in table " + name, e, "see that the table exists and the function may use it");
        }
    }

    /** A strongly consistent query of a scope's items, from the given beginning of their sort key on. */
    QueryRequest.Builder query(String partition, String prefix) {
        return QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression(PK + " = :partition AND begins_with(" + SK + ", :prefix)")
                .expressionAttributeValues(Map.of(":partition", string(partition), ":prefix", string(prefix)));
    }

    /**
     * Walks through the items, page by page.
     *
     * @param walk takes a stream that asks the table as it goes on
     */
    <T> T walk(QueryRequest query, Function<Stream<Map<String, AttributeValue>>, T> walk) {
        return asked("reading memories", dynamo -> walk.apply(dynamo.queryPaginator(query).items().stream()));
    }

    /** Reads the items that are there; in no order. */
    List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        KeysAndAttributes all =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        Map<String, KeysAndAttributes> open = keys.isEmpty() ? Map.of() : Map.of(name, all);
        for (int tries = 1; !open.isEmpty(); tries++) {
            Map<String, KeysAndAttributes> wanted = open;
            BatchGetItemResponse answer =
                    asked("reading memories", dynamo -> dynamo.batchGetItem(get -> get.requestItems(wanted)));
            items.addAll(answer.responses().getOrDefault(name, List.of()));
            open = answer.unprocessedKeys();
            pauseUnless(open.isEmpty(), tries);
        }
        return items;
    }

    void delete(List<Map<String, AttributeValue>> keys) {
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<WriteRequest> deletes = keys.subList(from, Math.min(keys.size(), from + BATCH)).stream()
                    .map(key -> DeleteRequest.builder().key(key).build())
                    .map(delete -> WriteRequest.builder().deleteRequest(delete).build())
                    .toList();
            deleteBatch(Map.of(name, deletes));
        }
    }

    private void deleteBatch(Map<String, List<WriteRequest>> batch) {
        Map<String, List<WriteRequest>> open = batch;
        for (int tries = 1; !open.isEmpty(); tries++) {
            Map<String, List<WriteRequest>> wanted = open;
            open = asked("deleting memories", dynamo -> dynamo.batchWriteItem(write -> write.requestItems(wanted)))
                    .unprocessedItems();
            pauseUnless(open.isEmpty(), tries);
        }
    }

    /** What DynamoDB leaves over in a batch, it had no capacity for. */
    private void pauseUnless(boolean done, int tries) {
        if (!done && tries == Backoff.MAX_TRIES) {
            throw MemoryException.retryable(
                    "table " + name + ": a batch was left unfinished " + tries + " times; try again later",
                    new IllegalStateException("unprocessed items"));
        }
        if (!done) {
            backoff.pause(tries);
        }
    }

    String name() {
        return name;
    }
}
