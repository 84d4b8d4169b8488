package com.opspawn.testing.store;

import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in the order of two of their attributes: the table's own, or an index's. */
record View(TableDefinition.Key key, Partitions partitions) {
    boolean holds(Item item) {
        return item.attributes().containsKey(key.hash()) && item.attributes().containsKey(key.range());
    }

    String hash(Item item) {
        return value(item, key.hash()).s();
    }

    String range(Item item) {
        return value(item, key.range()).s();
    }

    static AttributeValue value(Item item, String name) {
        return Objects.requireNonNull(item.attributes().get(name), name);
    }
}
