package com.opspawn.task;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a task is, in the words that the API uses. */
public enum TaskStatus {
    PENDING,
    RUNNING,
    PAUSED,
    INPUT_REQUIRED,
    COMPLETED,
    FAILED,
    CANCELLED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As in JSON, in stores and in query parameters: lower case. */
    public String wireName() {
        return wireName;
    }

    public boolean hasEnded() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Whether it goes on only when somebody outside does something. */
    public boolean isWaiting() {
        return this == PAUSED || this == INPUT_REQUIRED;
    }

    public static Optional<TaskStatus> parse(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }

    /** All names, for messages. */
    public static String wireNames() {
        return Arrays.stream(values()).map(TaskStatus::wireName).collect(joining(", "));
    }
}
