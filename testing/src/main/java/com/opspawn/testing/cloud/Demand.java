package com.opspawn.testing.cloud;

import com.opspawn.task.TaskKey;
import com.opspawn.testing.boundary.Deed;
import java.util.Optional;

/**
 * One request of somebody who wants something of a task.
 *
 * @param deed what it is part of
 * @param action what follows {@code /tasks/{task_id}/} in its path
 * @param body JSON
 * @param idempotencyKey the sender's name for it
 */
public record Demand(Deed deed, TaskKey task, String action, String body, Optional<String> idempotencyKey) {}
