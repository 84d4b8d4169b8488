package com.opspawn.local.store;

import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What is in memory of a task: where its texts are, and what it is found by. Guarded by the lock of whoever has it. */
final class KeptTask {
    /** Led to by the sweeper's index until its status first changes. */
    static final long UNTIL_ITS_STATUS_CHANGES = Long.MAX_VALUE;

    private final TaskKey key;
    private final Instant createdAt;
    private final Optional<String> agent;
    /** Of each entry, the place of the transaction that recorded it. */
    private final Places entries = new Places();
    /** Of each transaction that changed the task's projection, the first included. */
    private final Places changes = new Places();

    private TaskStatus status = TaskStatus.PENDING;
    private long projected = TransactionLog.NOWHERE;
    private OptionalLong mark = OptionalLong.of(UNTIL_ITS_STATUS_CHANGES);

    KeptTask(Transaction.Opened opened, long place) {
        this.key = opened.key();
        this.createdAt = opened.at();
        this.agent = opened.agent();
        entries.add(place);
        changes.add(place);
    }

    void add(Transaction.Appended appended, long place) {
        for (int i = 0; i < appended.entries().size(); i++) {
            entries.add(place);
        }
        appended.projected().ifPresent(projection -> {
            status = projection.status();
            projected = place;
            mark = projection.marked() ? OptionalLong.of(appended.lastSeq()) : OptionalLong.empty();
            changes.add(place);
        });
    }

    void woken(long place) {
        mark = OptionalLong.empty();
        changes.add(place);
    }

    TaskKey key() {
        return key;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<String> agent() {
        return agent;
    }

    TaskStatus status() {
        return status;
    }

    TaskCursor cursor() {
        return new TaskCursor(createdAt, key.taskId());
    }

    Places entries() {
        return entries;
    }

    Places changes() {
        return changes;
    }

    /** The entry that asks for the task's workflow to be started or woken. */
    OptionalLong mark() {
        return mark;
    }

    /** Where its projection is, as of now. */
    Shown shown() {
        return new Shown(key, createdAt, entries.at(0), projected);
    }

    /** The place of its last entry. */
    long last() {
        return entries.at(entries.size() - 1);
    }

    /**
     * A projection.
     *
     * @param opened the place of the task's submission
     * @param projected that of its state; nowhere while it is as it was submitted
     */
    record Shown(TaskKey key, Instant createdAt, long opened, long projected) {
        long last() {
            return Math.max(opened, projected);
        }
    }
}
