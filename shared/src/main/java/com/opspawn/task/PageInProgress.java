package com.opspawn.task;

import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills a page until it has as many tasks as were asked for, or as many characters as an answer can carry. */
public final class PageInProgress {
    /** Well under the 6 MB that a Lambda function may answer with, whatever the characters are. */
    static final int MAX_CHARS = 1_500_000;

    private final TaskQuery query;
    private final List<Task> tasks = new ArrayList<>();
    private long chars;
    private boolean full;

    public PageInProgress(TaskQuery query) {
        this.query = query;
    }

    /** What finds tasks may lag behind them: what no longer fits the question is left out. */
    public void add(Task task) {
        if (full || !query.accepts(task)) {
            return;
        }
        chars += Json.write(TaskJson.write(task)).length();
        if (tasks.isEmpty() || chars <= MAX_CHARS) {
            tasks.add(task);
        }
        full = chars > MAX_CHARS || tasks.size() == query.limit();
    }

    public boolean isFull() {
        return full;
    }

    /** @param behind the last place that was looked at, where the list goes on behind it */
    public TaskPage finish(Optional<TaskCursor> behind) {
        return new TaskPage(tasks, full ? Optional.of(TaskCursor.of(tasks.getLast())) : behind);
    }
}
