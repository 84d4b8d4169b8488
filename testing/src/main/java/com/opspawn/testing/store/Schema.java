package com.opspawn.testing.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a table's definition asks of keys and items. */
final class Schema {
    private static final int MAX_HASH = 2048;
    private static final int MAX_RANGE = 1024;
    private static final int MAX_ITEM = 400 * 1024;
    private static final String EMPTY = "The AttributeValue for a key attribute cannot contain an empty string value.";

    private final TableDefinition definition;

    Schema(TableDefinition definition) {
        this.definition = definition;
    }

    /** Of exactly the key's two attributes. */
    ItemKey key(Map<String, AttributeValue> key) {
        TableDefinition.Key names = definition.key();
        if (key.size() != 2 || !key.containsKey(names.hash()) || !key.containsKey(names.range())) {
            throw Refusals.invalid("The number of conditions on the keys is invalid");
        }
        return keyOf(key);
    }

    ItemKey keyOf(Map<String, AttributeValue> item) {
        String hash = text(item, definition.key().hash());
        String range = text(item, definition.key().range());
        if (Utf8.length(hash) > MAX_HASH || Utf8.length(range) > MAX_RANGE) {
            throw Refusals.invalid("Hash primary key values must be under 2048 bytes, and range primary key values must"
                    + " be under 1024 bytes");
        }
        return new ItemKey(hash, range);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null) {
            throw Refusals.invalid("One of the required keys was not given a value");
        }
        if (value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid("One or more parameter values were invalid: Type mismatch for key");
        }
        if (value.s().isEmpty()) {
            throw Refusals.invalid("One or more parameter values are not valid. " + EMPTY + " Key: " + name);
        }
        return value.s();
    }

    boolean isKey(String attribute) {
        return attribute.equals(definition.key().hash())
                || attribute.equals(definition.key().range());
    }

    Item put(Map<String, AttributeValue> kept) {
        for (TableDefinition.Index index : definition.indexes()) {
            String place = "A value specified for a secondary index key is not supported. " + EMPTY + " IndexName: "
                    + index.name() + ", IndexKey: ";
            checkIndexKey(
                    kept, index.key().hash(), MAX_HASH, place + index.key().hash());
            checkIndexKey(
                    kept, index.key().range(), MAX_RANGE, place + index.key().range());
        }
        return sized(kept, "Item size has exceeded the maximum allowed size");
    }

    Item updated(Map<String, AttributeValue> kept) {
        String place =
                "The update expression attempted to update a secondary index key to a value that is not supported. "
                        + EMPTY;
        for (TableDefinition.Index index : definition.indexes()) {
            checkIndexKey(kept, index.key().hash(), MAX_HASH, place);
            checkIndexKey(kept, index.key().range(), MAX_RANGE, place);
        }
        return sized(kept, "Item size to update has exceeded the maximum allowed size");
    }

    private static void checkIndexKey(Map<String, AttributeValue> item, String name, int max, String ifEmpty) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null) {
            return;
        }
        if (value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid("One or more parameter values were invalid: Type mismatch for Index Key");
        }
        if (value.s().isEmpty()) {
            throw Refusals.invalid("One or more parameter values are not valid. " + ifEmpty);
        }
        if (Utf8.length(value.s()) > max) {
            throw Refusals.invalid("One or more parameter values were invalid: Size limit exceeded");
        }
    }

    private static Item sized(Map<String, AttributeValue> kept, String ifTooLarge) {
        Item item = Item.of(kept);
        if (item.size() > MAX_ITEM) {
            throw Refusals.invalid(ifTooLarge);
        }
        return item;
    }
}
