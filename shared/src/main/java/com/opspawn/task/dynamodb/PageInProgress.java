package com.opspawn.task.dynamodb;

import com.opspawn.json.Json;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills a page until it has as many tasks as were asked for, or as many characters as an answer can carry, or has been
 * looked for long enough.
 */
final class PageInProgress {
    /** Well under the 6 MB that a Lambda function may answer with, whatever the characters are. */
    static final int MAX_CHARS = 1_500_000;
    /** Where hardly a task is in the status asked for, many are looked at: so many queries, and the page is what it is. */
    static final int MAX_QUERIES = 10;

    private final TaskQuery query;
    private final List<Task> tasks = new ArrayList<>();
    private long chars;
    private int queries;
    private boolean full;

    PageInProgress(TaskQuery query) {
        this.query = query;
    }

    /** The index lags behind the table: what no longer fits the question is left out. */
    void add(List<Task> found) {
        queries++;
        for (Task task : found) {
            if (!full && query.accepts(task)) {
                add(task);
            }
        }
    }

    private void add(Task task) {
        chars += Json.write(TaskJson.write(task)).length();
        if (tasks.isEmpty() || chars <= MAX_CHARS) {
            tasks.add(task);
        }
        full = chars > MAX_CHARS || tasks.size() == query.limit();
    }

    boolean isDone() {
        return full || queries == MAX_QUERIES;
    }

    /** @param behind the last place that was looked at, where the list goes on behind it */
    TaskPage finish(Optional<TaskCursor> behind) {
        return new TaskPage(tasks, full ? Optional.of(TaskCursor.of(tasks.getLast())) : behind);
    }
}
