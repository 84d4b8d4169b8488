package com.opspawn.testing.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What a write stands under, as the request has it.
 *
 * @param onFailure whether a failed condition shows what stands there
 */
record Terms(
        @Nullable String condition,
        Map<String, String> names,
        Map<String, AttributeValue> values,
        @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    boolean showsItem() {
        return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}
