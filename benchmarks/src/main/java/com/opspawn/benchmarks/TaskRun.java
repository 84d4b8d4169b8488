package com.opspawn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One task, from submission to its end. */
record TaskRun(Api api, Script script) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(2);

    /** @return the task's id */
    String submit(String name) throws IOException, InterruptedException {
        String body = Json.write(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", "bench")
                .put("name", name)
                .put("prompt", script.goal(name)));
        Api.Answer answer = api.post("/tasks", body);
        if (answer.status() != 201) {
            throw new IOException("task " + name + " was not taken: " + answer.status() + " " + answer.json());
        }
        return answer.json().path("task_id").asText();
    }

    /**
     * Waits for the end of a task that was submitted.
     *
     * @param lastAnswer done when the model has given it: until then there is nothing to ask the API for
     * @throws IOException where it ended otherwise than completed, or did not end
     */
    JsonNode ended(String id, CompletableFuture<?> lastAnswer) throws IOException, InterruptedException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        try {
            lastAnswer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the model was not asked to the end by " + id + ": " + api.get("/tasks/" + id), e);
        }
        while (System.nanoTime() < latest) {
            JsonNode task = api.get("/tasks/" + id).json();
            if (Api.isEnded(task)) {
                return completed(task);
            }
            Thread.sleep(POLL);
        }
        throw new IOException("no end of " + id);
    }

    private static JsonNode completed(JsonNode task) throws IOException {
        if (!task.path("status").asText().equals("completed")) {
            throw new IOException("a task did not complete: " + task);
        }
        return task;
    }
}
