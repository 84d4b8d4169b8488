package com.opspawn.testing.boundary;

import com.opspawn.testing.actor.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
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

/** A store across the boundary: one crossing for each request. */
public final class DynamoDbAtBoundary implements DynamoDbClient {
    private final DynamoDbClient store;
    private final Boundary boundary;
    private final Scheduler scheduler;
    private final Past past;
    private final Supplier<String> tokens;

    /**
     * @param past what the store was like some writes ago
     * @param tokens gives a text that no other transaction has, each time
     */
    public DynamoDbAtBoundary(
            DynamoDbClient store, Boundary boundary, Scheduler scheduler, Past past, Supplier<String> tokens) {
        this.store = store;
        this.boundary = boundary;
        this.scheduler = scheduler;
        this.past = past;
        this.tokens = tokens;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return write("putItem", request, DynamoDbErrors.WRITE, client -> client.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return write("updateItem", request, DynamoDbErrors.WRITE, client -> client.updateItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return write("deleteItem", request, DynamoDbErrors.WRITE, client -> client.deleteItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest asked) {
        TransactWriteItemsRequest request = withToken(asked);
        return write(
                "transactWriteItems", request, DynamoDbErrors.TRANSACT, client -> client.transactWriteItems(request));
    }

    /** As the SDK's own client does, so that what it sends again is not done again. */
    private TransactWriteItemsRequest withToken(TransactWriteItemsRequest request) {
        return request.clientRequestToken() == null
                ? request.toBuilder().clientRequestToken(tokens.get()).build()
                : request;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return write("batchWriteItem", request, DynamoDbErrors.ANY, client -> client.batchWriteItem(request));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return read("getItem", request, client -> client.getItem(request));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return read("batchGetItem", request, client -> client.batchGetItem(request));
    }

    /** An index may lag behind, and so may the table for whoever does not insist. */
    @Override
    public QueryResponse query(QueryRequest request) {
        Function<DynamoDbClient, QueryResponse> call = client -> client.query(request);
        boolean lags = !Boolean.TRUE.equals(request.consistentRead());
        return cross(new DynamoDbWay<>(
                "query",
                request,
                DynamoDbErrors.ANY,
                () -> call.apply(store),
                writes -> lags ? Optional.of(call.apply(past.before(writes))) : Optional.empty(),
                scheduler));
    }

    private <T> T read(String operation, Object request, Function<DynamoDbClient, T> call) {
        return cross(new DynamoDbWay<>(
                operation,
                request,
                DynamoDbErrors.ANY,
                () -> call.apply(store),
                writes -> Optional.empty(),
                scheduler));
    }

    private <T> T write(String operation, Object request, List<String> errors, Function<DynamoDbClient, T> call) {
        return cross(new DynamoDbWay<>(
                operation,
                request,
                errors,
                () -> {
                    past.add(call);
                    return call.apply(store);
                },
                writes -> Optional.empty(),
                scheduler));
    }

    private <T> T cross(Way<T> way) {
        try {
            return boundary.cross(way);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
