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
import java.util.concurrent.atomic.AtomicLong;

/** One task, from submission to its end. */
record TaskRun(Api api, Script script, String agent) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_TRIES = 20;
    private static final int CREATED = 201;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(2);

    TaskRun(Api api, Script script) {
        this(api, script, "bench");
    }

    /**
     * Submits once.
     *
     * @return the task's id
     * @throws IOException where it was not taken
     */
    String submit(String name) throws IOException, InterruptedException {
        Api.Answer answer = submission(name);
        if (answer.status() != CREATED) {
            throw new IOException("task " + name + " was not taken: " + answer.status() + " " + answer.json());
        }
        return answer.json().path("task_id").asText();
    }

    /**
     * Submits until it is taken: under one key, so that it becomes one task.
     *
     * @param refused counts the answers before
     */
    String submitUntilTaken(String name, AtomicLong refused) throws IOException, InterruptedException {
        for (int i = 1; i < MAX_TRIES; i++) {
            Api.Answer answer = submission(name);
            if (answer.status() == CREATED) {
                return answer.json().path("task_id").asText();
            }
            refused.incrementAndGet();
            Thread.sleep(answer.retryAfter().orElse(PAUSE));
        }
        return submit(name);
    }

    private Api.Answer submission(String name) throws IOException, InterruptedException {
        String body = Json.write(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", agent)
                .put("name", name)
                .put("prompt", script.goal(name)));
        return api.post("/tasks", body, "Idempotency-Key", name);
    }

    /**
     * Waits for the end of a task that was submitted.
     *
     * @param lastAnswer done when the model has given it: until then there is nothing to ask the API for
     * @throws IOException where it ended otherwise than completed, or did not end
     */
    JsonNode ended(String id, CompletableFuture<?> lastAnswer) throws IOException, InterruptedException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < latest) {
            boolean saidAll = isDone(lastAnswer);
            JsonNode task = api.get("/tasks/" + id).json();
            if (Api.isEnded(task)) {
                return completed(task);
            }
            if (saidAll) {
                Thread.sleep(POLL);
            }
        }
        throw new IOException("no end of " + id + " within " + PATIENCE);
    }

    /** Waits for a while: a task that has failed asks its model for nothing more. */
    private static boolean isDone(CompletableFuture<?> lastAnswer) throws InterruptedException {
        try {
            lastAnswer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode completed(JsonNode task) throws IOException {
        if (!task.path("status").asText().equals("completed")) {
            throw new IOException("a task did not complete: " + task);
        }
        return task;
    }
}
