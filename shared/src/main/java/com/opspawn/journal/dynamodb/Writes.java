package com.opspawn.journal.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.journal.Completion;
import com.opspawn.journal.Entry;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Waits;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.task.dynamodb.TaskItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The requests that a journal sends. */
final class Writes {
    /** Where the idempotency record stands in the transaction that opens a journal. */
    static final int IDEMPOTENCY_PLACE = 2;

    private static final String SLOT_IS_FREE = "attribute_not_exists(" + Keys.PK + ")";

    private final String table;

    Writes(String table) {
        this.table = table;
    }

    PutItemRequest put(TaskKey key, Entry entry, String putId) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(EntryItems.write(key, entry, List.of(entry), putId))
                .conditionExpression(SLOT_IS_FREE)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    List<TransactWriteItem> open(Task task, Entry first, Idempotency idempotency, String putId) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(putIfFree(TaskItems.create(task)));
        items.add(putIfFree(EntryItems.write(task.key(), first, List.of(first), putId)));
        idempotency.key().ifPresent(key -> items.add(remember(task, key, idempotency.bodyHash())));
        return items;
    }

    /** An expired record may lie there for days before DynamoDB takes it away: it counts as absent. */
    private TransactWriteItem remember(Task task, String key, String bodyHash) {
        Instant now = task.createdAt();
        Map<String, AttributeValue> item =
                new HashMap<>(Keys.idempotency(task.key().tenant(), key));
        item.put("task_id", string(task.key().taskId()));
        item.put("body_hash", string(bodyHash));
        item.put("expires_at", seconds(now.plus(Idempotency.MEMORY)));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(SLOT_IS_FREE + " OR expires_at <= :now")
                        .expressionAttributeValues(Map.of(":now", seconds(now)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    static boolean isSameBody(Map<String, AttributeValue> record, Idempotency idempotency) {
        return string(idempotency.bodyHash()).equals(record.get("body_hash"));
    }

    static String taskId(Map<String, AttributeValue> record) {
        return Objects.requireNonNull(record.get("task_id"), "task_id").s();
    }

    List<TransactWriteItem> append(History before, History after, List<Entry> entries, String putId) {
        List<TransactWriteItem> items = new ArrayList<>();
        entries.forEach(entry -> items.add(putIfFree(EntryItems.write(before.key(), entry, entries, putId))));
        if (before.task().status() != after.task().status()) {
            items.add(project(before.task(), after, Completion.resultAt(entries)));
        }
        return items;
    }

    /** Whoever won the slot has read all before it, so its projection is the right one: no condition is needed. */
    private TransactWriteItem project(Task before, History after, OptionalLong resultAt) {
        Task task = after.task();
        Map<String, AttributeValue> set = new HashMap<>(TaskItems.state(task));
        resultAt.ifPresent(seq -> set.putAll(TaskItems.resultAt(seq)));
        StringJoiner removed = new StringJoiner(", ", " REMOVE ", "").setEmptyValue("");
        if (Waits.mustBeWoken(before.status(), task.status())) {
            set.putAll(TaskItems.mark(after.last().seq()));
        } else {
            removed.add(TaskItems.PENDING).add(TaskItems.MARKED_BY);
        }
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        set.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        String assignments = set.keySet().stream()
                .sorted()
                .map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", "));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Keys.meta(task.key()))
                        .updateExpression("SET " + assignments + removed)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    /** An item that is never put. */
    TransactWriteItem impossible() {
        Map<String, AttributeValue> item = new HashMap<>(Keys.meta(TaskKey.NOBODYS));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(SLOT_IS_FREE + " AND attribute_exists(" + Keys.PK + ")")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private TransactWriteItem putIfFree(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(SLOT_IS_FREE)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private static AttributeValue seconds(Instant at) {
        return AttributeValue.builder().n(Long.toString(at.getEpochSecond())).build();
    }
}
