package com.opspawn.journal.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why DynamoDB wrote nothing. */
sealed interface Rejection {

    /**
     * Something stood in a slot that had to be empty.
     *
     * @param place which of the writes, from 0
     * @param item what stands there
     */
    record SlotTaken(int place, Map<String, AttributeValue> item) implements Rejection {}

    /** Another transaction was at the same items, or the table is busy: the same again may work. */
    record Busy() implements Rejection {}

    /** Anything else; the same again gives the same. */
    record Refused(String codes) implements Rejection {}

    static Rejection of(TransactionCanceledException e) {
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                return new SlotTaken(i, reasons.get(i).item());
            }
        }
        List<String> codes = reasons.stream().map(CancellationReason::code).toList();
        // Without reasons nobody knows; the same again is safe, since a put recognises itself.
        boolean busy = codes.isEmpty()
                || codes.stream()
                        .anyMatch(code -> List.of(
                                        "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded")
                                .contains(code));
        return busy ? new Busy() : new Refused(String.join(", ", codes));
    }
}
