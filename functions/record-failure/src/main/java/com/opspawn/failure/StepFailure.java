package com.opspawn.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.task.TaskKey;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, as the workflow caught it.
 *
 * @param task whose step
 * @param error the error's name: a Java class, or one of Lambda's or Step Functions' own
 * @param cause what came with it: the function's error as JSON, or words
 */
record StepFailure(TaskKey task, String error, String cause) {

    static StepFailure read(Map<String, Object> input) {
        if (!(input.get("task") instanceof Map<?, ?> task)) {
            throw new IllegalArgumentException("input: needs task {tenant, task_id}, error and cause");
        }
        return new StepFailure(
                new TaskKey(text(task.get("tenant")), text(task.get("task_id"))),
                text(input.get("error")),
                text(input.get("cause")));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** A stable code: the function ran out of time, or something else broke it. */
    String reason() {
        boolean timedOut = error.equals("States.Timeout") || error.equals("Sandbox.Timedout");
        return timedOut || cause.contains("Task timed out after") ? "step_timed_out" : "step_failed";
    }

    String message() {
        String detail = errorMessage();
        return "a step failed with " + error + (detail.isEmpty() ? "" : ": " + detail)
                + "; the log of run-agent has more";
    }

    /** Of a function's error only its message: stack traces are for logs. */
    private String errorMessage() {
        try {
            JsonNode json = Json.parse(cause);
            return json.path("errorMessage").asText(cause);
        } catch (JsonProcessingException e) {
            return cause;
        }
    }
}
