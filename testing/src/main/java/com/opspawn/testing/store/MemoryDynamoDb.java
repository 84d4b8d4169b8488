package com.opspawn.testing.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Amazon DynamoDB in memory: a client whose answers and errors are the real one's, as far as Opspawn's code asks for them.
 * What it does not know it refuses with an {@link UnsupportedOperationException} or an {@link IllegalArgumentException}
 * that names it. Any number of threads may use it; one at a time is served.
 *
 * <p>An item whose time to live has passed stays. A transaction is remembered by its client's token only where the request
 * carries one: the SDK's own clients put one in before they send, so that their retries are told apart from new requests.
 */
public final class MemoryDynamoDb implements DynamoDbClient {
    private final Tables tables;
    private final Expressions expressions = new Expressions();
    private final WriteReader reader = new WriteReader(expressions);
    private final Transactions transactions;
    private final Batches batches;
    private int itemsPerPage = Integer.MAX_VALUE;
    private int keysPerBatch = Integer.MAX_VALUE;

    /** @param clock by which clients' tokens are forgotten after ten minutes */
    public MemoryDynamoDb(InstantSource clock, TableDefinition... definitions) {
        this.tables = new Tables(List.of(definitions));
        this.transactions = new Transactions(tables, reader, new ClientTokens(clock));
        this.batches = new Batches(tables, reader);
    }

    /** Ends each page of a query after so many items, at least 1, as a full page would. */
    public synchronized MemoryDynamoDb itemsPerPage(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("itemsPerPage " + items + ": must be at least 1");
        }
        itemsPerPage = items;
        return this;
    }

    /** Looks at so many keys of a BatchGetItem, and gives the others back unprocessed, as a busy table does. */
    public synchronized MemoryDynamoDb keysPerBatch(int keys) {
        if (keys < 0) {
            throw new IllegalArgumentException("keysPerBatch " + keys + ": must not be negative");
        }
        keysPerBatch = keys;
        return this;
    }

    /** All items of a table, by hash key and then by range key. */
    public synchronized List<Map<String, AttributeValue>> items(String table) {
        return tables.named(table).all();
    }

    @Override
    public synchronized GetItemResponse getItem(GetItemRequest request) {
        Supported.only(Supported.GET, request);
        Table table = tables.named(request.tableName());
        table.schema().checkKey(request.key());
        @Nullable Item item = table.find(table.schema().place(request.key()));
        return GetItemResponse.builder()
                .item(item == null ? null : item.attributes())
                .build();
    }

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        Supported.only(Supported.PUT, request);
        Terms terms = new Terms(
                request.conditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                request.returnValuesOnConditionCheckFailure());
        Returned returned = Returned.ofReplaced(request.returnValues());
        Write write = reader.put(tables.named(request.tableName()), request.item(), terms);
        return PutItemResponse.builder().attributes(done(write, returned)).build();
    }

    @Override
    public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
        Supported.only(Supported.UPDATE, request);
        Terms terms = new Terms(
                request.conditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                request.returnValuesOnConditionCheckFailure());
        Returned returned = Returned.ofUpdated(request.returnValues());
        Write write =
                reader.update(tables.named(request.tableName()), request.key(), request.updateExpression(), terms);
        return UpdateItemResponse.builder().attributes(done(write, returned)).build();
    }

    @Override
    public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
        Supported.only(Supported.DELETE, request);
        Terms terms = new Terms(
                request.conditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                request.returnValuesOnConditionCheckFailure());
        Returned returned = Returned.ofReplaced(request.returnValues());
        Write write = reader.delete(tables.named(request.tableName()), request.key(), terms);
        return DeleteItemResponse.builder().attributes(done(write, returned)).build();
    }

    private static @Nullable Map<String, AttributeValue> done(Write write, Returned returned) {
        Write.Outcome outcome = write.outcome();
        outcome.store();
        return returned.of(outcome.before(), outcome.after());
    }

    @Override
    public synchronized QueryResponse query(QueryRequest request) {
        Supported.only(Supported.QUERY, request);
        return new Querying(request, tables.named(request.tableName()), expressions).answer(itemsPerPage);
    }

    @Override
    public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return batches.read(request, keysPerBatch);
    }

    @Override
    public synchronized BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        batches.write(request);
        return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        transactions.write(request);
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public synchronized DescribeTableResponse describeTable(DescribeTableRequest request) {
        Supported.only(Supported.DESCRIPTION, request);
        return DescribeTableResponse.builder()
                .table(Descriptions.of(tables.named(request.tableName())))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Nothing is open. */
    @Override
    public void close() {}
}
