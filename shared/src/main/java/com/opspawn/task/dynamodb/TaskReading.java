package com.opspawn.task.dynamodb;

import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts tasks together: what changes from their own items, what they were asked and came to from their journals. One request,
 * and a second one for the results of those that were completed.
 */
final class TaskReading {
    private final Items items;

    TaskReading(Items items) {
        this.items = items;
    }

    /** Those that exist, in the order of their keys. */
    List<Task> tasks(String what, List<TaskKey> keys) {
        List<Map<String, AttributeValue>> wanted = keys.stream()
                .flatMap(key -> Stream.of(Keys.meta(key), Keys.entry(key, 0)))
                .toList();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> known = new HashMap<>(items.get(what, wanted));
        List<Map<String, AttributeValue>> found = keys.stream()
                .map(key -> known.get(Keys.meta(key)))
                .filter(Objects::nonNull)
                .toList();
        // A batch is no snapshot: a first entry that was written while it was read is asked for again.
        List<Map<String, AttributeValue>> missing = found.stream()
                .flatMap(item -> TaskItems.elsewhere(item).stream())
                .filter(key -> !known.containsKey(key))
                .toList();
        known.putAll(items.get(what, missing));
        // One that is not there is its key alone, and whoever reads it says what is missing of which task.
        UnaryOperator<Map<String, AttributeValue>> entries = key -> known.getOrDefault(key, key);
        return found.stream().map(item -> TaskItems.read(item, entries)).toList();
    }
}
