package com.opspawn.testing.store;

import java.util.Collections;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What stands in a table or an index.
 *
 * @param size in bytes
 */
record Item(Map<String, AttributeValue> attributes, int size) {
    static Item of(Map<String, AttributeValue> kept) {
        return new Item(Collections.unmodifiableMap(kept), Values.size(kept));
    }
}
