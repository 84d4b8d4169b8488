package com.opspawn.journal;

import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.List;

/** Where journals are kept, and the only way to change a task. Throws {@link StoreException} where it cannot. */
public interface Journal {

    /**
     * Records a task: its entry 0, its projection and its idempotency key in one transaction.
     *
     * @param task as {@link Task#submitted}
     * @param idempotency what makes a second submission the same one
     */
    Opened open(Task task, Idempotency idempotency);

    /**
     * All entries from a place on, strongly consistent, in order.
     *
     * @param fromSeq the first one wanted
     * @return empty where there is none, or no such task
     */
    List<Entry> read(TaskKey key, long fromSeq);

    /**
     * Records facts at the next places, all or none, if nobody else did since the history was read. Where they change
     * the task's status, its projection changes in the same transaction.
     *
     * @param history all that the writer knows; it must not have ended
     * @param facts at least one
     * @param at the writer's time
     */
    Appended append(History history, List<Fact> facts, Instant at);

    /** Does what recording does but for the recording, so that the first one need not wait for what it is done with. */
    default void rehearse() {}
}
