package com.opspawn.testing.store;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What came of a request, in a form in which two can be compared. */
sealed interface Answer {
    record Given(Object response) implements Answer {}

    /**
     * @param message what DynamoDB says; empty where several things are wrong and each may be named first
     * @param item what stands where a condition failed
     * @param reasons of a cancelled transaction
     */
    record Refused(
            String type,
            String code,
            int status,
            String message,
            @Nullable Map<String, AttributeValue> item,
            List<CancellationReason> reasons)
            implements Answer {}

    static Answer of(Supplier<?> request) {
        try {
            return new Given(request.get());
        } catch (DynamoDbException e) {
            return refused(e, e.awsErrorDetails().errorMessage());
        }
    }

    private static Refused refused(DynamoDbException e, @Nullable String message) {
        String code = e.awsErrorDetails().errorCode();
        return new Refused(
                e.getClass().getSimpleName(),
                code,
                e.statusCode(),
                message == null || code.equals("IdempotentParameterMismatchException") ? "" : message,
                e instanceof ConditionalCheckFailedException failed && failed.hasItem() ? failed.item() : null,
                e instanceof TransactionCanceledException cancelled ? cancelled.cancellationReasons() : List.of());
    }

    /** Where a request may be wrong in several ways, only that it is wrong. */
    default Answer withoutMessage() {
        return switch (this) {
            case Given given -> given;
            case Refused refused
            when refused.code.equals("ValidationException") ->
                new Refused(refused.type, refused.code, refused.status, "", null, List.of());
            case Refused refused -> refused;
        };
    }
}
