package com.opspawn.testing.store;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a table's definition asks of keys and items. What is wrong whatever the table is refused before anything else is
 * looked at; what does not fit this table, only where it is its turn, so that in a transaction it is a reason among others.
 */
final class Schema {
    private static final int MAX_HASH = 2048;
    private static final int MAX_RANGE = 1024;
    private static final int MAX_ITEM = 400 * 1024;
    private static final String NOT_VALID = "One or more parameter values are not valid. ";
    private static final String EMPTY = "The AttributeValue for a key attribute cannot contain an empty string value.";

    private final TableDefinition definition;

    Schema(TableDefinition definition) {
        this.definition = definition;
    }

    boolean isKey(String attribute) {
        return attribute.equals(definition.key().hash())
                || attribute.equals(definition.key().range());
    }

    // ----------------------------------------------------- wrong in any table

    /** Of exactly the key's two attributes. */
    void checkKey(Map<String, AttributeValue> key) {
        TableDefinition.Key names = definition.key();
        if (key.size() != 2 || !key.containsKey(names.hash()) || !key.containsKey(names.range())) {
            throw Refusals.invalid("The number of conditions on the keys is invalid");
        }
        checkFilled(key);
    }

    void checkItem(Map<String, AttributeValue> item) {
        if (!item.containsKey(definition.key().hash())
                || !item.containsKey(definition.key().range())) {
            throw Refusals.invalid("One of the required keys was not given a value");
        }
        checkFilled(item);
        for (TableDefinition.Index index : definition.indexes()) {
            String place = "A value specified for a secondary index key is not supported. " + EMPTY + " IndexName: "
                    + index.name() + ", IndexKey: ";
            checkIndexKey(
                    item, index.key().hash(), MAX_HASH, place + index.key().hash());
            checkIndexKey(
                    item, index.key().range(), MAX_RANGE, place + index.key().range());
        }
        checkSize(Values.size(item), "Item size has exceeded the maximum allowed size");
    }

    /** What an update puts in, whatever it finds. */
    void checkAssigned(Map<String, AttributeValue> assigned) {
        checkUpdatedSize(Values.size(assigned));
    }

    private void checkFilled(Map<String, AttributeValue> key) {
        checkFilled(key, definition.key().hash());
        checkFilled(key, definition.key().range());
    }

    private static void checkFilled(Map<String, AttributeValue> key, String name) {
        AttributeValue value = Objects.requireNonNull(key.get(name), name);
        if (value.equals(Values.EMPTY)) {
            throw Refusals.invalid(NOT_VALID + EMPTY + " Key: " + name);
        }
        checkCanBeKey(value);
    }

    private static void checkCanBeKey(AttributeValue value) {
        if (!Comparing.isOrdered(value.type())) {
            throw Refusals.invalid("Invalid attribute value type");
        }
    }

    private static void checkIndexKey(Map<String, AttributeValue> item, String name, int max, String ifEmpty) {
        @Nullable AttributeValue value = item.get(name);
        if (Values.EMPTY.equals(value)) {
            throw Refusals.invalid(NOT_VALID + ifEmpty);
        }
        if (value != null) {
            checkCanBeKey(value);
        }
        if (value != null && value.s() != null && Utf8.length(value.s()) > max) {
            throw Refusals.invalid("One or more parameter values were invalid: Size limit exceeded");
        }
    }

    private static void checkUpdatedSize(int size) {
        checkSize(size, "Item size to update has exceeded the maximum allowed size");
    }

    private static void checkSize(int size, String ifTooLarge) {
        if (size > MAX_ITEM) {
            throw Refusals.invalid(ifTooLarge);
        }
    }

    // ----------------------------------------------------- wrong in this table

    /** @param item with the key's attributes, and maybe others */
    ItemKey place(Map<String, AttributeValue> item) {
        String hash = text(item, definition.key().hash());
        String range = text(item, definition.key().range());
        if (Utf8.length(hash) > MAX_HASH || Utf8.length(range) > MAX_RANGE) {
            throw Refusals.invalid("Hash primary key values must be under 2048 bytes, and range primary key values must"
                    + " be under 1024 bytes");
        }
        return new ItemKey(hash, range);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = Objects.requireNonNull(item.get(name), name);
        if (value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid("One or more parameter values were invalid: Type mismatch for key");
        }
        return value.s();
    }

    void checkIndexTypes(Map<String, AttributeValue> item) {
        for (TableDefinition.Index index : definition.indexes()) {
            checkIsText(item.get(index.key().hash()));
            checkIsText(item.get(index.key().range()));
        }
    }

    Item updated(Map<String, AttributeValue> after) {
        String place =
                "The update expression attempted to update a secondary index key to a value that is not supported. "
                        + EMPTY;
        for (TableDefinition.Index index : definition.indexes()) {
            checkIndexKey(after, index.key().hash(), MAX_HASH, place);
            checkIndexKey(after, index.key().range(), MAX_RANGE, place);
        }
        checkIndexTypes(after);
        Item item = Item.of(after);
        checkUpdatedSize(item.size());
        return item;
    }

    private static void checkIsText(@Nullable AttributeValue value) {
        if (value != null && value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid("One or more parameter values were invalid: Type mismatch for Index Key");
        }
    }
}
