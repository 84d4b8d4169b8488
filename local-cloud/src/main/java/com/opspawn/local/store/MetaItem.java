package com.opspawn.local.store;

import com.opspawn.journal.Completion;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskState;
import com.opspawn.task.dynamodb.TaskItems;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item {@code META} of a task, as the adapters for DynamoDB would write it, change by change. */
final class MetaItem {
    private final Task submitted;
    private final Map<String, AttributeValue> attributes = new HashMap<>();
    private Instant changedAt;

    MetaItem(Task submitted) {
        this.submitted = submitted;
        this.changedAt = submitted.createdAt();
    }

    void apply(Transaction.OfTask change) {
        switch (change) {
            case Transaction.Opened _ -> attributes.putAll(TaskItems.create(submitted));
            case Transaction.Appended appended -> project(appended);
            case Transaction.Woken woken -> {
                attributes.keySet().removeAll(TaskItems.mark(0).keySet());
                changedAt = woken.at();
            }
            case Transaction.Waiting _, Transaction.Forgotten _ ->
                throw new IllegalStateException("a token is no part of a task's item");
        }
    }

    private void project(Transaction.Appended appended) {
        Task task = EmbeddedTasks.projected(submitted, appended);
        attributes.putAll(TaskItems.state(task));
        if (task.state() instanceof TaskState.Completed) {
            Completion.resultAt(Entries.of(appended)).ifPresent(seq -> attributes.putAll(TaskItems.resultAt(seq)));
        }
        if (appended.projected().orElseThrow().marked()) {
            attributes.putAll(TaskItems.mark(appended.lastSeq()));
        } else {
            attributes.keySet().removeAll(TaskItems.mark(0).keySet());
        }
        changedAt = appended.entries().getLast().at();
    }

    TaskKey key() {
        return submitted.key();
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Instant changedAt() {
        return changedAt;
    }
}
