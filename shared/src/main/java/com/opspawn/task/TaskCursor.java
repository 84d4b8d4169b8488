package com.opspawn.task;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the list of a tenant's tasks: behind the task that was recorded then, under that id.
 *
 * @param createdAt when it was recorded
 * @param taskId its id
 */
public record TaskCursor(Instant createdAt, String taskId) {
    /** The order of lists: newest first, and by id within one moment. */
    public static final Comparator<TaskCursor> NEWEST_FIRST = Comparator.comparing(TaskCursor::createdAt)
            .thenComparing(TaskCursor::taskId)
            .reversed();

    public static TaskCursor of(Task task) {
        return new TaskCursor(task.createdAt(), task.key().taskId());
    }

    /** Opaque to clients; it names no tenant, so it cannot lead into another's. */
    public String encoded() {
        String plain = createdAt.toEpochMilli() + " " + taskId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where it is not one of ours. */
    public static Optional<TaskCursor> decode(String encoded) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length == 2
                    ? TaskKey.parse(TaskKey.DEFAULT_TENANT, parts[1])
                            .map(key -> new TaskCursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), key.taskId()))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
