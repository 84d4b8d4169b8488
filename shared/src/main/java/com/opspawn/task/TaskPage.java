package com.opspawn.task;

import java.util.List;
import java.util.Optional;

/**
 * Some tasks of a list.
 *
 * @param tasks newest first; may be fewer than asked for, and even none, although more follow
 * @param next where the next page begins; empty at the end of the list
 */
public record TaskPage(List<Task> tasks, Optional<TaskCursor> next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
