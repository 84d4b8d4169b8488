package com.opspawn.memory.dynamodb;

import static com.opspawn.task.dynamodb.Keys.PK;
import static com.opspawn.task.dynamodb.Keys.SK;
import static com.opspawn.task.dynamodb.Keys.string;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Bounds how many memories a scope has, since each search reads all of them. The count is kept on its own: a crash between
 * it and the memory leaves it wrong by one, so the memories themselves are counted before any is refused.
 */
final class MemoryCount {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryCount.class);

    private static final String SORT_KEY = "COUNT";
    private static final String MEMORIES = "memories";

    private final MemoryTable table;
    private final int max;

    MemoryCount(MemoryTable table, int max) {
        this.table = table;
        this.max = max;
    }

    /** Makes room for one more; false where there is none. */
    boolean reserve(String partition) {
        String room = "attribute_not_exists(" + MEMORIES + ") OR " + MEMORIES + " < :max";
        if (add(partition, room, Map.of(":n", number(1), ":max", number(max)))) {
            return true;
        }
        int real = real(partition);
        if (real >= max) {
            return false;
        }
        table.asked(
                "counting memories",
                dynamo -> dynamo.updateItem(update -> update.tableName(table.name())
                        .key(key(partition))
                        .updateExpression("SET " + MEMORIES + " = :n")
                        .expressionAttributeValues(Map.of(":n", number(real + 1)))));
        return true;
    }

    void release(String partition, int memories) {
        boolean counted = add(partition, "attribute_exists(" + MEMORIES + ")", Map.of(":n", number(-memories)));
        if (!counted) {
            LOG.debug("{} was deleted meanwhile, and its count with it", partition);
        }
    }

    private boolean add(String partition, String condition, Map<String, AttributeValue> values) {
        try {
            table.asked(
                    "counting memories",
                    dynamo -> dynamo.updateItem(update -> update.tableName(table.name())
                            .key(key(partition))
                            .updateExpression("ADD " + MEMORIES + " :n")
                            .conditionExpression(condition)
                            .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private int real(String partition) {
        QueryRequest query =
                table.query(partition, MemoryItems.PREFIX).select(Select.COUNT).build();
        return table.asked(
                "counting memories",
                dynamo -> dynamo.queryPaginator(query).stream()
                        .mapToInt(QueryResponse::count)
                        .sum());
    }

    static Map<String, AttributeValue> key(String partition) {
        return Map.of(PK, string(partition), SK, string(SORT_KEY));
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
