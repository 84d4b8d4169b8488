package com.opspawn.testing.store;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/** What DynamoDB Local does in ways of its own, which are not DynamoDB's, and how its answers are to be read. */
final class LocalWays {
    private LocalWays() {}

    static Answer read(Answer answer) {
        return switch (answer) {
            case Answer.Given(DeleteItemResponse response) ->
                // Said without being asked.
                new Answer.Given(response.toBuilder()
                        .consumedCapacity((ConsumedCapacity) null)
                        .build());
            case Answer.Given given -> given;
            case Answer.Refused refused ->
                new Answer.Refused(
                        refused.type(),
                        refused.code(),
                        refused.status(),
                        refused.message(),
                        refused.item(),
                        refused.reasons().stream().map(LocalWays::read).toList());
        };
    }

    /** A full stop that only failed checks end with. */
    private static CancellationReason read(CancellationReason reason) {
        String message = reason.message();
        return message == null || !message.endsWith("failed.")
                ? reason
                : reason.toBuilder()
                        .message(message.substring(0, message.length() - 1))
                        .build();
    }
}
