package com.opspawn.benchmarks.count;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What DynamoDB charges for, by its own count: table and indexes together. */
record Capacity(double readUnits, double writeUnits) {
    static final Capacity NONE = new Capacity(0, 0);
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    /** The same request, whose answer will say what it took. */
    static SdkRequest asked(SdkRequest request) {
        return switch (request) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest all ->
                all.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(TOTAL).build();
            default -> request;
        };
    }

    static Capacity of(SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> written(List.of(put.consumedCapacity()));
            case UpdateItemResponse update -> written(List.of(update.consumedCapacity()));
            case DeleteItemResponse delete -> written(List.of(delete.consumedCapacity()));
            case TransactWriteItemsResponse all -> written(all.consumedCapacity());
            case QueryResponse query -> read(List.of(query.consumedCapacity()));
            case GetItemResponse get -> read(List.of(get.consumedCapacity()));
            case BatchGetItemResponse batch -> read(batch.consumedCapacity());
            default -> NONE;
        };
    }

    private static Capacity written(List<ConsumedCapacity> tables) {
        return new Capacity(0, total(tables));
    }

    private static Capacity read(List<ConsumedCapacity> tables) {
        return new Capacity(total(tables), 0);
    }

    private static double total(List<ConsumedCapacity> tables) {
        return tables.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
