package com.opspawn.testing.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The errors, as the SDK gives them. */
final class Refusals {
    private static final String CONDITION_FAILED = "The conditional request failed";
    private static final int BAD_REQUEST = 400;

    private Refusals() {}

    static DynamoDbException invalid(String message) {
        return (DynamoDbException) DynamoDbException.builder()
                .awsErrorDetails(details("ValidationException", message))
                .statusCode(BAD_REQUEST)
                .build();
    }

    static ResourceNotFoundException noTable() {
        String message = "Cannot do operations on a non-existent table";
        return ResourceNotFoundException.builder()
                .awsErrorDetails(details("ResourceNotFoundException", message))
                .statusCode(BAD_REQUEST)
                .build();
    }

    /** @param item what stands there, where the caller asked for it */
    static ConditionalCheckFailedException conditionFailed(@Nullable Map<String, AttributeValue> item) {
        return ConditionalCheckFailedException.builder()
                .item(item)
                .awsErrorDetails(details("ConditionalCheckFailedException", CONDITION_FAILED))
                .statusCode(BAD_REQUEST)
                .build();
    }

    static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        String message = "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes;
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .awsErrorDetails(details("TransactionCanceledException", message))
                .statusCode(BAD_REQUEST)
                .build();
    }

    /** Why one write of a transaction cannot be. */
    static CancellationReason reason(DynamoDbException e) {
        CancellationReason.Builder reason =
                CancellationReason.builder().message(e.awsErrorDetails().errorMessage());
        if (e instanceof ConditionalCheckFailedException failed) {
            return reason.code("ConditionalCheckFailed")
                    .item(failed.hasItem() ? failed.item() : null)
                    .build();
        }
        return reason.code("ValidationError").build();
    }

    static IdempotentParameterMismatchException otherRequest() {
        String message = "The request uses the same client token as a previous, but non-identical request";
        return IdempotentParameterMismatchException.builder()
                .awsErrorDetails(details("IdempotentParameterMismatchException", message))
                .statusCode(BAD_REQUEST)
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
