package com.opspawn.benchmarks.load;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Api.Answer;
import com.opspawn.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Does one operation as a well-behaved client: where it is asked to wait it waits as long as it is told, and where it had no
 * answer it asks again under the same key, which cannot make a second task.
 */
final class Client {
    private static final int MAX_TRIES = 8;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int CREATED = 201;

    private final Api api;
    private final Tally tally;
    private final Ledger ledger;
    private final String body;

    /** @param body of each submission */
    Client(Api api, Tally tally, Ledger ledger, String body) {
        this.api = api;
        this.tally = tally;
        this.ledger = ledger;
        this.body = body;
    }

    /**
     * Does it, with all its tries.
     *
     * @param key of a submission, used once
     * @return whether there was anything to do: before the first submission there is nothing to read
     */
    boolean run(Operation operation, String key, RandomGenerator random) throws InterruptedException {
        Optional<String> some = ledger.any(random);
        switch (operation) {
            case SUBMIT -> submit(key);
            case LIST -> tried(operation, () -> api.get("/tasks?limit=20"));
            case GET -> {
                return some.isPresent()
                        && tried(operation, () -> api.get("/tasks/" + some.get()))
                                .isPresent();
            }
            case EVENTS -> {
                String path = "/tasks/" + some.orElse("") + "/events";
                return some.isPresent() && tried(operation, () -> api.get(path)).isPresent();
            }
        }
        return true;
    }

    private void submit(String key) throws InterruptedException {
        tried(Operation.SUBMIT, () -> api.post("/tasks", body, "Idempotency-Key", key))
                .filter(answer -> answer.status() == CREATED)
                .ifPresent(
                        answer -> ledger.accepted(answer.json().path("task_id").asText(), key));
    }

    /** A request that can be sent again. */
    @FunctionalInterface
    interface Try {
        Answer send() throws IOException, InterruptedException;
    }

    /** The last answer; empty where there was none. */
    Optional<Answer> tried(Operation operation, Try request) throws InterruptedException {
        Optional<Answer> answer = Optional.empty();
        for (int i = 0; i < MAX_TRIES; i++) {
            answer = once(operation, request);
            if (answer.isPresent() && !mustWait(answer.get().status())) {
                return answer;
            }
            Thread.sleep(wait(answer, i));
        }
        return answer;
    }

    private Optional<Answer> once(Operation operation, Try request) throws InterruptedException {
        try {
            Answer answer = request.send();
            tally.answered(operation, answer.status());
            return Optional.of(answer);
        } catch (IOException e) {
            tally.answered(operation, Tally.NO_ANSWER);
            return Optional.empty();
        }
    }

    private static boolean mustWait(int status) {
        return status == TOO_MANY || status == UNAVAILABLE;
    }

    static Duration wait(Optional<Answer> answer, int tries) {
        Duration own = FIRST_WAIT.multipliedBy(1L << tries);
        Duration wait = answer.flatMap(Answer::retryAfter).orElse(own);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** What every submission asks for. */
    static String body(String prompt, Optional<String> agent) {
        var task = Json.object().put("task_type", "agent_task").put("prompt", prompt);
        agent.ifPresent(id -> task.put("agent_id", id));
        return Json.write(task);
    }
}
