package com.opspawn.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as the API shows it. Every field is always there; what does not exist yet is {@code null}. */
public final class TaskJson {
    private TaskJson() {}

    public static ObjectNode write(Task task) {
        ObjectNode submission = SubmissionJson.write(task.submission());
        ObjectNode json = Json.object();
        json.put("task_id", task.key().taskId());
        json.set("task_type", submission.get("task_type"));
        json.set("name", submission.get("name"));
        json.put("status", task.status().wireName());
        writeOutcome(task.state(), json);
        json.set("agent_id", submission.get("agent_id"));
        for (String field : new String[] {"input_data", "agent_config", "budget", "deadline", "metadata", "webhook"}) {
            json.set(field, submission.get(field));
        }
        json.set("usage", UsageJson.write(task.state().usage()));
        json.put("created_at", task.createdAt().toString());
        json.put("updated_at", task.updatedAt().toString());
        json.put("started_at", text(task.state().startedAt()));
        json.put("completed_at", text(endedAt(task.state())));
        return json;
    }

    private static void writeOutcome(TaskState state, ObjectNode json) {
        json.putNull("status_reason").putNull("result").putNull("error_message");
        switch (state) {
            case TaskState.Pending _, TaskState.Running _ -> {}
            case TaskState.Paused paused -> json.put("status_reason", paused.reason());
            case TaskState.InputRequired asked -> json.put("status_reason", asked.question());
            case TaskState.Completed done -> json.put("result", done.result());
            case TaskState.Failed failed ->
                json.put("status_reason", failed.reason()).put("error_message", failed.message());
            case TaskState.Cancelled cancelled -> json.put("status_reason", cancelled.reason());
        }
    }

    private static Optional<Instant> endedAt(TaskState state) {
        return state instanceof TaskState.Ended ended ? Optional.of(ended.endedAt()) : Optional.empty();
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
