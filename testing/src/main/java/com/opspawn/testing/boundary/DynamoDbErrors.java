package com.opspawn.testing.boundary;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** DynamoDB's errors of the kind that may go away, by their names; none of them leaves a write behind. */
final class DynamoDbErrors {
    private static final String CANCELED = "TransactionCanceledException/";

    /** What any request may get. */
    static final List<String> ANY = List.of(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "InternalServerError");

    /** What a plain write may get. */
    static final List<String> WRITE = and("TransactionConflictException");

    /** What a transaction may get; after the slash, the reason for which it was cancelled. */
    static final List<String> TRANSACT = and(
            CANCELED + "TransactionConflict",
            CANCELED + "ThrottlingError",
            CANCELED + "ProvisionedThroughputExceeded",
            "TransactionInProgressException");

    private DynamoDbErrors() {}

    private static List<String> and(String... more) {
        List<String> all = new ArrayList<>(ANY);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** @param name one of the lists' */
    static DynamoDbException of(String name) {
        DynamoDbException.Builder error = name.startsWith(CANCELED) ? cancelled(name) : plain(name);
        String code = name.startsWith(CANCELED) ? "TransactionCanceledException" : name;
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("simulated")
                .build();
        return (DynamoDbException) error.message("simulated " + name)
                .awsErrorDetails(details)
                .statusCode(name.equals("InternalServerError") ? 500 : 400)
                .build();
    }

    private static DynamoDbException.Builder cancelled(String name) {
        CancellationReason reason = CancellationReason.builder()
                .code(name.substring(CANCELED.length()))
                .build();
        return TransactionCanceledException.builder().cancellationReasons(reason);
    }

    private static DynamoDbException.Builder plain(String name) {
        return switch (name) {
            case "ProvisionedThroughputExceededException" -> ProvisionedThroughputExceededException.builder();
            case "RequestLimitExceeded" -> RequestLimitExceededException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            case "TransactionConflictException" -> TransactionConflictException.builder();
            case "TransactionInProgressException" -> TransactionInProgressException.builder();
            default -> throw new IllegalArgumentException("no error of DynamoDB is simulated as '" + name + "'");
        };
    }
}
