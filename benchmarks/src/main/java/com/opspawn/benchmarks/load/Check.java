package com.opspawn.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks for every accepted task by its id: that it ends, and that its journal has one end and no gap. */
final class Check {
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final Duration POLL = Duration.ofMillis(200);

    private final Api api;
    private final Client client;
    private final Duration patience;
    private final ConcurrentSkipListMap<String, Long> statuses = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    Check(Api api, Client client, Duration patience) {
        this.api = api;
        this.client = client;
        this.patience = patience;
    }

    /**
     * What was found.
     *
     * @param statuses how many tasks ended in each
     * @param problems one for each task that is lost, does not end or ended twice
     */
    record Found(TreeMap<String, Long> statuses, List<String> problems) {}

    Found of(List<String> ids, int clients) throws InterruptedException, IOException {
        long latest = System.nanoTime() + patience.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Boolean>> checks = ids.stream()
                    .map(id -> threads.submit(() -> checked(id, latest)))
                    .toList();
            for (Future<Boolean> check : checks) {
                check.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new Found(new TreeMap<>(statuses), List.copyOf(problems));
    }

    private boolean checked(String id, long latest) throws InterruptedException {
        Optional<JsonNode> task = ended(id, latest);
        if (task.isEmpty()) {
            return false;
        }
        statuses.merge(task.get().path("status").asText(), 1L, Long::sum);
        Optional<String> problem = client.tried(Operation.EVENTS, () -> api.get("/tasks/" + id + "/events"))
                .map(answer -> problem(answer.json().path("events")))
                .orElse(Optional.of("its events cannot be read"));
        problem.ifPresent(what -> problems.add(id + ": " + what));
        return problem.isEmpty();
    }

    private Optional<JsonNode> ended(String id, long latest) throws InterruptedException {
        while (true) {
            Optional<Answer> answer = client.tried(Operation.GET, () -> api.get("/tasks/" + id));
            if (answer.isPresent() && Api.isEnded(answer.get().json())) {
                return answer.map(Answer::json);
            }
            boolean lost = answer.filter(given -> given.status() == 404).isPresent();
            if (lost || System.nanoTime() > latest) {
                problems.add(id + ": " + (lost ? "was accepted and is not there" : "did not end within " + patience));
                return Optional.empty();
            }
            Thread.sleep(POLL);
        }
    }

    /** What is wrong with a whole journal, as events. */
    static Optional<String> problem(JsonNode events) {
        long ends = 0;
        long next = 0;
        for (JsonNode event : events) {
            ends += ENDS.contains(event.path("type").asText()) ? 1 : 0;
            if (event.path("seq").asLong(-1) != next++) {
                return Optional.of("its events have a gap before " + event.path("seq"));
            }
        }
        return ends == 1 ? Optional.empty() : Optional.of("it has " + ends + " ends");
    }
}
