package com.opspawn.task;

import java.util.Optional;

/**
 * Which tasks to list.
 *
 * @param tenant whose
 * @param status only in this status
 * @param agentId only this agent's
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param cursor {@link TaskPage#next()} of the page before, for the same question
 */
public record TaskQuery(
        String tenant, Optional<TaskStatus> status, Optional<String> agentId, int limit, Optional<TaskCursor> cursor) {
    public static final int MAX_LIMIT = 100;

    public TaskQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + ": must be 1 to " + MAX_LIMIT);
        }
    }

    public boolean accepts(Task task) {
        return task.key().tenant().equals(tenant)
                && status.map(wanted -> wanted == task.status()).orElse(true)
                && agentId.map(wanted -> task.submission().agentId().equals(Optional.of(wanted)))
                        .orElse(true);
    }
}
