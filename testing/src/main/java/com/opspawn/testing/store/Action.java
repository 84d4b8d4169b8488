package com.opspawn.testing.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a write does where its condition holds. */
sealed interface Action {
    record Put(Map<String, AttributeValue> item) implements Action {}

    record Edit(Editing editing) implements Action {}

    record Delete() implements Action {}

    /** Nothing: the condition was all. */
    record Check() implements Action {}
}
