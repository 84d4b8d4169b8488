package com.opspawn.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.Fact;
import com.opspawn.json.Json;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An execution that ended without a success.
 *
 * @param task that it ran
 * @param status as Step Functions says it: ABORTED, FAILED or TIMED_OUT
 * @param error its name, where there is one
 * @param cause in words, where there are any
 * @param at when it ended
 */
record StoppedExecution(TaskKey task, String status, String error, String cause, Instant at) {
    private static final int LONGEST_CAUSE = 1_000;

    /** @throws IllegalArgumentException where it is not such an event; it would not become one by another try */
    static StoppedExecution read(Map<String, Object> event) {
        if (!(event.get("detail") instanceof Map<?, ?> detail)) {
            throw new IllegalArgumentException("event: needs detail {input, status, stopDate}");
        }
        return new StoppedExecution(
                task(text(detail.get("input"))),
                text(detail.get("status")),
                text(detail.get("error")),
                text(detail.get("cause")),
                detail.get("stopDate") instanceof Number millis
                        ? Instant.ofEpochMilli(millis.longValue())
                        : Instant.MAX);
    }

    private static TaskKey task(String input) {
        try {
            JsonNode task = Json.parse(input).path("task");
            return new TaskKey(
                    task.path("tenant").asText(""), task.path("task_id").asText(""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event: detail.input is not the input of a task's execution", e);
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    Fact.Failed failed() {
        return switch (status) {
            case "ABORTED" -> new Fact.Failed("execution_stopped", "its workflow was stopped" + why());
            case "TIMED_OUT" -> new Fact.Failed("execution_timed_out", "its workflow ran out of time" + why());
            default -> new Fact.Failed("execution_failed", "its workflow failed" + why());
        };
    }

    private String why() {
        String words = error + (error.isEmpty() || cause.isEmpty() ? "" : ": ") + cause;
        String cut = words.length() <= LONGEST_CAUSE ? words : words.substring(0, LONGEST_CAUSE) + "…";
        return cut.isEmpty() ? "" : ": " + cut;
    }
}
