package com.opspawn.task;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a task is: its id within its tenant.
 *
 * @param tenant the tenant that owns it; any characters, since stores encode it
 * @param taskId {@code task_<uuid>}, lower case
 */
public record TaskKey(String tenant, String taskId) {
    /** The only tenant there is where callers bring no token that names one. */
    public static final String DEFAULT_TENANT = "default";

    private static final Pattern TASK_ID =
            Pattern.compile("task_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** A key that no task has. */
    public static final TaskKey NOBODYS = TaskKey.of(DEFAULT_TENANT, new UUID(0, 0));

    public TaskKey {
        if (tenant.isEmpty()) {
            throw new IllegalArgumentException("tenant: must not be empty");
        }
        if (!TASK_ID.matcher(taskId).matches()) {
            throw new IllegalArgumentException("task_id '" + taskId + "': must be task_<uuid>, in lower case");
        }
    }

    public static TaskKey of(String tenant, UUID uuid) {
        return new TaskKey(tenant, "task_" + uuid);
    }

    /** The key, or empty where no task can have such an id. */
    public static Optional<TaskKey> parse(String tenant, String taskId) {
        return TASK_ID.matcher(taskId).matches() ? Optional.of(new TaskKey(tenant, taskId)) : Optional.empty();
    }
}
