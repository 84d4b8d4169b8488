package com.opspawn.testing.store;

import com.opspawn.task.dynamodb.Keys;
import java.util.List;

/**
 * A table of {@link MemoryDynamoDb}. All key attributes are strings.
 *
 * @param indexes global secondary indexes, which project the keys alone
 */
public record TableDefinition(String name, Key key, List<Index> indexes) {
    /** The names of the two key attributes. */
    public record Key(String hash, String range) {}

    /** Sparse, as all indexes are: an item that has not both attributes is not in it. */
    public record Index(String name, Key key) {}

    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /** The one table that {@code template.yaml} describes. */
    public static TableDefinition opspawn(String name) {
        return new TableDefinition(
                name,
                new Key(Keys.PK, Keys.SK),
                List.of(
                        found("by_tenant", "tenant_key"),
                        found("by_status", "status_key"),
                        found("by_agent", "agent_key"),
                        found("pending", "pending_key")));
    }

    private static Index found(String name, String hash) {
        return new Index(name, new Key(hash, "created_key"));
    }
}
