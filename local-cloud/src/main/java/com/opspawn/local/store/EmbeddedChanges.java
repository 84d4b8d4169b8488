package com.opspawn.local.store;

import com.opspawn.local.change.ChangeFeed;
import com.opspawn.task.TaskKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tasks' changes, numbered from 1. Their images are made up only for whoever reads them. */
final class EmbeddedChanges implements ChangeFeed {
    private static final int ITEMS = 1_000;

    /** An item as the change at a place left it. */
    private record Known(MetaItem item, long place) {}

    private final EmbeddedTasks tasks;
    private final ChangeRecords records;
    /** As they were at the last change that was read, so that the next one is all that has to be. */
    private final Map<TaskKey, Known> items = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskKey, Known> eldest) {
            return size() > ITEMS;
        }
    };

    EmbeddedChanges(EmbeddedTasks tasks, String streamArn) {
        this.tasks = tasks;
        this.records = new ChangeRecords(streamArn);
    }

    @Override
    public List<Change> read(Optional<String> after, int most) {
        int from = after.map(Integer::parseInt).orElse(0);
        List<Change> changes = new ArrayList<>();
        for (long place : tasks.changes(from, most)) {
            changes.add(change(String.valueOf(from + changes.size() + 1), place));
        }
        return changes;
    }

    private Change change(String number, long place) {
        TaskKey key = tasks.ofTask(place).key();
        @Nullable Known known = items.get(key);
        if (known == null || known.place() >= place) {
            known = new Known(new MetaItem(tasks.submitted(key)), TransactionLog.NOWHERE);
        }
        MetaItem item = known.item();
        Map<String, AttributeValue> before = Map.of();
        for (Transaction.OfTask change : tasks.changes(key, known.place(), place)) {
            before = Map.copyOf(item.attributes());
            item.apply(change);
        }
        items.put(key, new Known(item, place));
        return records.change(number, before, item);
    }
}
