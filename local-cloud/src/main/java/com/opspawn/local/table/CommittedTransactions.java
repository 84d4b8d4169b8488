package com.opspawn.local.table;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * DynamoDB Local answers a transaction once it has handed its COMMIT to the thread of its database: a process that dies in
 * between has acknowledged what is lost. Here the answer waits until that thread has come to the next request.
 */
final class CommittedTransactions extends LocalDynamoDBRequestHandler {
    private static final ListTablesRequest ANYTHING =
            ListTablesRequest.builder().limit(1).build();

    /** @param directory an existing directory for its file; memory where absent */
    CommittedTransactions(Optional<Path> directory) {
        super(0, directory.isEmpty(), directory.map(Path::toString).orElse(null), true, false);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(
            String accessKey, String region, TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, request);
        listTables(accessKey, region, ANYTHING);
        return response;
    }

    @Override
    public ExecuteTransactionResponse executeTransaction(
            String accessKey, String region, ExecuteTransactionRequest request) {
        ExecuteTransactionResponse response = super.executeTransaction(accessKey, region, request);
        listTables(accessKey, region, ANYTHING);
        return response;
    }
}
