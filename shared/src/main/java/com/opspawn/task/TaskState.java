package com.opspawn.task;

import java.time.Instant;
import java.util.Optional;

/** How far a task is, with what exists in that state and nothing else. */
public sealed interface TaskState {

    TaskStatus status();

    /** The tokens that are known to have been used. */
    Usage usage();

    /** When its first model call began, once there was one. */
    Optional<Instant> startedAt();

    /** Recorded; nothing has been answered yet. */
    record Pending() implements TaskState {
        @Override
        public TaskStatus status() {
            return TaskStatus.PENDING;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }

        @Override
        public Optional<Instant> startedAt() {
            return Optional.empty();
        }
    }

    /** At work. */
    record Running(Optional<Instant> startedAt, Usage usage) implements TaskState {
        @Override
        public TaskStatus status() {
            return TaskStatus.RUNNING;
        }
    }

    /** Nothing new is begun until somebody outside does something. */
    sealed interface Waiting extends TaskState {}

    /** @param reason why, in the words of who paused it; may be empty */
    record Paused(Optional<Instant> startedAt, Usage usage, String reason) implements Waiting {
        @Override
        public TaskStatus status() {
            return TaskStatus.PAUSED;
        }
    }

    /** @param question what a person is asked */
    record InputRequired(Optional<Instant> startedAt, Usage usage, String question) implements Waiting {
        @Override
        public TaskStatus status() {
            return TaskStatus.INPUT_REQUIRED;
        }
    }

    /** Ended, and nothing more happens to it, unless it failed and is redriven. */
    sealed interface Ended extends TaskState {
        Instant endedAt();
    }

    /** @param result the agent's answer */
    record Completed(Optional<Instant> startedAt, Usage usage, Instant endedAt, String result) implements Ended {
        @Override
        public TaskStatus status() {
            return TaskStatus.COMPLETED;
        }
    }

    /**
     * @param reason a stable code, such as {@code model_unavailable}
     * @param message where, what, and how to fix it
     */
    record Failed(Optional<Instant> startedAt, Usage usage, Instant endedAt, String reason, String message)
            implements Ended {
        @Override
        public TaskStatus status() {
            return TaskStatus.FAILED;
        }
    }

    /** @param reason why, in the words of who cancelled it; may be empty */
    record Cancelled(Optional<Instant> startedAt, Usage usage, Instant endedAt, String reason) implements Ended {
        @Override
        public TaskStatus status() {
            return TaskStatus.CANCELLED;
        }
    }
}
