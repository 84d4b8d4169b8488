package com.opspawn.task;

import java.time.Instant;
import java.util.Optional;

/** Reads tasks; throws {@link StoreException} where it cannot. Writing is the journal's alone. */
public interface TaskStore {

    /** The task as of now, strongly consistent; empty where there is none of that id in that tenant. */
    Optional<Task> find(TaskKey key);

    /** One page of a tenant's tasks, newest first. A task that was just recorded may be missing for a moment. */
    TaskPage list(TaskQuery query);

    /**
     * Tasks, of all tenants, that were recorded before a moment and have no model answer yet, or whose workflow is to be
     * woken ({@link Waits}), oldest first. They are read
     * as they are walked through, so that whoever runs out of time has paid only for what it saw.
     */
    Iterable<TaskKey> pendingSince(Instant before);
}
