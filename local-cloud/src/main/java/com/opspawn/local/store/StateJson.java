package com.opspawn.local.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskState;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.Usage;
import com.opspawn.task.UsageJson;
import java.time.Instant;
import java.util.Optional;

/** A task's state, as its projection keeps it: {@code {status, updated_at, usage, started_at?, …}} */
final class StateJson {
    private StateJson() {}

    static String write(Task task) {
        TaskState state = task.state();
        ObjectNode json = Json.object()
                .put("status", state.status().wireName())
                .put("updated_at", task.updatedAt().toString());
        json.set("usage", UsageJson.write(state.usage()));
        state.startedAt().ifPresent(at -> json.put("started_at", at.toString()));
        if (state instanceof TaskState.Ended ended) {
            json.put("completed_at", ended.endedAt().toString());
        }
        switch (state) {
            case TaskState.Pending _, TaskState.Running _ -> {}
            case TaskState.Paused paused -> json.put("reason", paused.reason());
            case TaskState.InputRequired asked -> json.put("question", asked.question());
            case TaskState.Completed done -> json.put("result", done.result());
            case TaskState.Failed failed -> json.put("reason", failed.reason()).put("message", failed.message());
            case TaskState.Cancelled cancelled -> json.put("reason", cancelled.reason());
        }
        return Json.write(json);
    }

    /** The task whose state was written. */
    static Task read(String state, TaskKey key, Submission submission, Instant createdAt) {
        ObjectReader json = ObjectReader.of(state);
        return new Task(key, submission, state(json), createdAt, json.instant("updated_at"));
    }

    private static TaskState state(ObjectReader json) {
        Usage usage = UsageJson.read(json.node().path("usage"));
        Optional<Instant> startedAt = json.optionalInstant("started_at");
        return switch (TaskStatus.parse(json.string("status")).orElseThrow()) {
            case PENDING -> new TaskState.Pending();
            case RUNNING -> new TaskState.Running(startedAt, usage);
            case PAUSED -> new TaskState.Paused(startedAt, usage, json.string("reason"));
            case INPUT_REQUIRED -> new TaskState.InputRequired(startedAt, usage, json.string("question"));
            case COMPLETED ->
                new TaskState.Completed(startedAt, usage, json.instant("completed_at"), json.string("result"));
            case FAILED ->
                new TaskState.Failed(
                        startedAt, usage, json.instant("completed_at"), json.string("reason"), json.string("message"));
            case CANCELLED ->
                new TaskState.Cancelled(startedAt, usage, json.instant("completed_at"), json.string("reason"));
        };
    }
}
