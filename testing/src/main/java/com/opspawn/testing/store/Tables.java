package com.opspawn.testing.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables by name. */
final class Tables {
    private final Map<String, Table> byName = new HashMap<>();

    Tables(List<TableDefinition> definitions) {
        for (TableDefinition definition : definitions) {
            if (byName.put(definition.name(), new Table(definition)) != null) {
                throw new IllegalArgumentException(
                        "table " + definition.name() + ": is defined twice; give each a name");
            }
        }
    }

    Table named(@Nullable String name) {
        if (name == null) {
            throw Refusals.invalid("Value null at 'tableName' failed to satisfy constraint: Member must not be null");
        }
        @Nullable Table table = byName.get(name);
        if (table == null) {
            throw Refusals.noTable();
        }
        return table;
    }
}
