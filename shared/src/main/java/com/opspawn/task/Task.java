package com.opspawn.task;

import java.time.Instant;

/**
 * A task as {@code GET} and lists show it.
 *
 * @param key where it is
 * @param submission what was asked for
 * @param state how far it is
 * @param createdAt when it was recorded
 * @param updatedAt when its state changed last
 */
public record Task(TaskKey key, Submission submission, TaskState state, Instant createdAt, Instant updatedAt) {

    /** A task that was just asked for. */
    public static Task submitted(TaskKey key, Submission submission, Instant at) {
        return new Task(key, submission, new TaskState.Pending(), at, at);
    }

    public Task in(TaskState next, Instant at) {
        return new Task(key, submission, next, createdAt, at);
    }

    public TaskStatus status() {
        return state.status();
    }
}
