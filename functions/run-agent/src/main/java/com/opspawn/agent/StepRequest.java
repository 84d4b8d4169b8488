package com.opspawn.agent;

import com.opspawn.task.TaskKey;
import java.util.Map;
import java.util.Objects;

/**
 * What the workflow asks for: {@code {task: {tenant, task_id}, failures}}.
 *
 * @param task whose next step
 * @param failures how many times in a row the model gave no answer
 */
record StepRequest(TaskKey task, int failures) {

    static StepRequest read(Map<String, Object> input) {
        if (!(input.get("task") instanceof Map<?, ?> task)) {
            throw new IllegalArgumentException("input: needs task {tenant, task_id}, and failures");
        }
        TaskKey key = new TaskKey(Objects.toString(task.get("tenant"), ""), Objects.toString(task.get("task_id"), ""));
        return new StepRequest(key, input.get("failures") instanceof Number failures ? failures.intValue() : 0);
    }
}
