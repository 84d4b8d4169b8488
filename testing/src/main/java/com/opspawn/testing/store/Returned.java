package com.opspawn.testing.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Which item a write answers with. */
enum Returned {
    NONE,
    OLD,
    NEW;

    /** Of a put or a delete. */
    static Returned ofReplaced(@Nullable ReturnValue value) {
        return switch (value) {
            case null -> NONE;
            case NONE -> NONE;
            case ALL_OLD -> OLD;
            default -> throw Refusals.invalid("Return values set to invalid value");
        };
    }

    static Returned ofUpdated(@Nullable ReturnValue value) {
        return switch (value) {
            case null -> NONE;
            case NONE -> NONE;
            case ALL_OLD -> OLD;
            case ALL_NEW -> NEW;
            default ->
                throw new UnsupportedOperationException(
                        "MemoryDynamoDb: UpdateItemRequest.ReturnValues " + value + " is not supported");
        };
    }

    @Nullable
    Map<String, AttributeValue> of(@Nullable Item before, @Nullable Item after) {
        @Nullable
        Item item = switch (this) {
            case NONE -> null;
            case OLD -> before;
            case NEW -> after;
        };
        return item == null ? null : item.attributes();
    }
}
