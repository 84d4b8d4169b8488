package com.opspawn.testing;

import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A planted bug: no task is ever found pending. */
record BlindTaskStore(TaskStore tasks) implements TaskStore {
    @Override
    public Optional<Task> find(TaskKey key) {
        return tasks.find(key);
    }

    @Override
    public TaskPage list(TaskQuery query) {
        return tasks.list(query);
    }

    @Override
    public Iterable<TaskKey> pendingSince(Instant before) {
        return List.of();
    }
}
