package com.opspawn.failure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.opspawn.task.TaskKey;
import java.io.IOException;
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
    private static final JsonFactory JSON = new JsonFactory();

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
        String detail = detail();
        return "a step failed with " + (error.isEmpty() ? "an error without a name" : error)
                + (detail.isEmpty() ? "" : ": " + detail) + "; the log of run-agent has more";
    }

    private String detail() {
        return cause.startsWith("{") ? errorMessage() : cause;
    }

    /**
     * Of a function's error only its message: stack traces are for logs. The workflow hands on the first 4,000 characters,
     * so it is read as far as it goes; Lambda writes the message first.
     */
    private String errorMessage() {
        try (JsonParser parser = JSON.createParser(cause)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("errorMessage")) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : "";
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException cut) {
            return "";
        }
    }
}
