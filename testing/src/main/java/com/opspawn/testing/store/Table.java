package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table's items, and its indexes, which are never behind. */
final class Table {
    private final TableDefinition definition;
    private final Schema schema;
    private final View items;
    private final Map<String, View> indexes = new LinkedHashMap<>();

    Table(TableDefinition definition) {
        this.definition = definition;
        this.schema = new Schema(definition);
        this.items = new View(definition.key(), new Partitions());
        for (TableDefinition.Index index : definition.indexes()) {
            indexes.put(index.name(), new View(index.key(), new Partitions()));
        }
    }

    TableDefinition definition() {
        return definition;
    }

    Schema schema() {
        return schema;
    }

    /** @param index null for the table itself */
    View view(@Nullable String index) {
        @Nullable View view = index == null ? items : indexes.get(index);
        if (view == null) {
            throw Refusals.invalid("The table does not have the specified index: " + index);
        }
        return view;
    }

    @Nullable
    Item find(ItemKey key) {
        return items.partitions().find(key.hash(), Position.at(key.range()));
    }

    void store(ItemKey key, @Nullable Item before, @Nullable Item after) {
        Position position = Position.at(key.range());
        if (after != null) {
            items.partitions().put(key.hash(), position, after);
        } else if (before != null) {
            items.partitions().remove(key.hash(), position);
        }
        for (View index : indexes.values()) {
            unlist(index, key, before);
            list(index, key, after);
        }
    }

    private static void unlist(View index, ItemKey key, @Nullable Item item) {
        if (item != null && index.holds(item)) {
            index.partitions().remove(index.hash(item), Position.at(index.range(item), key));
        }
    }

    private void list(View index, ItemKey key, @Nullable Item item) {
        if (item != null && index.holds(item)) {
            index.partitions().put(index.hash(item), Position.at(index.range(item), key), keysOf(item, index));
        }
    }

    private Item keysOf(Item item, View index) {
        Map<String, AttributeValue> keys = new HashMap<>();
        for (String name : List.of(
                definition.key().hash(),
                definition.key().range(),
                index.key().hash(),
                index.key().range())) {
            keys.put(name, View.value(item, name));
        }
        return Item.of(keys);
    }

    /** By hash key, then by range key. */
    List<Map<String, AttributeValue>> all() {
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        for (String hash : items.partitions().hashes()) {
            items.partitions().of(hash).values().forEach(item -> all.add(item.attributes()));
        }
        return all;
    }
}
